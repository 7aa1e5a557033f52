package dev.faultline.coupon.support;

import dev.faultline.coupon.CouponApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One role of the service, running in this JVM on free ports. */
public final class RunningRole implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext context;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  private RunningRole(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts the role with these settings and waits until it is started. */
  public static RunningRole start(String role, Map<String, String> settings) {
    var properties = new HashMap<String, Object>(settings);
    properties.put("coupon.roles", role);
    properties.put("coupon.http.port", "0");
    properties.put("coupon.management.port", "0");
    String[] arguments =
        properties.entrySet().stream()
            .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
            .toArray(String[]::new);
    return new RunningRole(new SpringApplicationBuilder(CouponApplication.class).run(arguments));
  }

  /** The public port's address. */
  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Asks for a coupon. */
  public Reply ask(String token, String couponCode) {
    return post(token, "{\"couponCode\":\"%s\"}".formatted(couponCode));
  }

  /** Sends any body to the coupon endpoint. */
  public Reply post(String token, String body) {
    var request =
        request("local.server.port", "/api/v1/coupons/limited-issue/async")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(authorized(request, token));
  }

  /** Asks what became of a request. */
  public Reply status(String token, String requestId) {
    return get(token, "/api/v1/coupons/requests/" + requestId);
  }

  /** Reads any path of the public port; an empty token means none. */
  public Reply get(String token, String path) {
    return send(authorized(request("local.server.port", path), token));
  }

  /** Calls any path of the public port with a JSON body; an empty body is none. */
  public Reply call(String token, String method, String path, String json) {
    var body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    var request =
        request("local.server.port", path)
            .header("Content-Type", "application/json")
            .method(method, body);
    return send(authorized(request, token));
  }

  /** Reads a path of the management port. */
  public Reply manage(String path) {
    return send(request("local.management.port", path).build());
  }

  /** The public port. */
  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** A metric's value; not a number if it is absent. */
  public double metric(String start) {
    return manage("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }

  /** Every path that a controller serves, as "GET /path/{name}". */
  public Set<String> operations() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(
            mapping ->
                mapping.getPatternValues().stream()
                    .flatMap(
                        path ->
                            mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + withoutPatterns(path))))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String withoutPatterns(String path) {
    return path.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
  }

  /** Sends any request to the public port, as it is. */
  public Reply send(UnaryOperator<HttpRequest.Builder> request, String path) {
    return send(request.apply(request("local.server.port", path)).build());
  }

  private static HttpRequest authorized(HttpRequest.Builder request, String token) {
    return token.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }

  private HttpRequest.Builder request(String portProperty, String path) {
    String port = context.getEnvironment().getRequiredProperty(portProperty);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s%s".formatted(port, path)))
        .setHeader("Accept-Language", "en")
        .timeout(Duration.ofSeconds(60));
  }

  private Reply send(HttpRequest request) {
    try {
      return new Reply(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops the role as a deployment would, while callers are still there. */
  public void stop() {
    context.close();
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }

  /**
   * An answer, easy to look into.
   *
   * @param response as it came
   */
  public record Reply(HttpResponse<String> response) {

    /** HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** The body as it came. */
    public String text() {
      return response.body();
    }

    /** The JSON body. */
    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A header, empty if it is absent. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** A field of the JSON body, empty if it has none. */
    public String field(String name) {
      JsonNode value = JSON.readTree(response.body()).path(name);
      return value.isMissingNode() ? "" : value.asString();
    }
  }
}
