package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the generator does in a run, done once against a server of its own, so that the JVM can
 * write down the classes it needs; see the harness's GeneratorCache. It uses the libraries alone,
 * none of our classes: the cache then outlives every change of ours.
 */
public final class Training extends Simulation {
  private static final int PER_SECOND = 100;
  private static final byte[] ANSWER =
      "{\"requestId\":\"r\",\"status\":\"QUEUED\"}".getBytes(StandardCharsets.UTF_8);

  private final JsonMapper json = JsonMapper.shared();
  private final HttpServer server = server();
  private final KeyPair keys = keys();

  public Training() {
    setUp(
            scenario("run-in")
                .exec(session -> session)
                .injectOpen(atOnceUsers(1), nothingFor(Duration.ofMillis(50)))
                .andThen(
                    shopper()
                        .injectOpen(
                            atOnceUsers(1),
                            nothingFor(Duration.ofMillis(50)),
                            constantUsersPerSec(PER_SECOND).during(2))))
        .protocols(
            http.baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .disableWarmUp()
                .disableCaching()
                .disableFollowRedirect()
                .disableAutoReferer()
                .disableAutoOrigin()
                .userAgentHeader("faultline"))
        .maxDuration(Duration.ofSeconds(20));
  }

  @Override
  public void after() {
    server.stop(0);
  }

  private ScenarioBuilder shopper() {
    return scenario("shopper")
        .pause(session -> Duration.ZERO)
        .exec(session -> session.set("token", token(session)))
        .doIf(session -> session.contains("token"))
        .then(
            exec(http("issue")
                    .httpRequest("POST", "/issue")
                    .header("Authorization", session -> "Bearer " + session.getString("token"))
                    .header("Content-Type", "application/json")
                    .body(StringBody(session -> "{\"couponCode\":\"RUSH\"}"))
                    .requestTimeout(Duration.ofSeconds(5))
                    .check(
                        status().saveAs("status"), bodyString().saveAs("body"), status().lt(500)))
                .exec(this::answered))
        .stopLoadGeneratorIf("never", session -> false);
  }

  private Session answered(Session session) {
    String id = json.readTree(session.getString("body")).at("/requestId").asString("");
    return session.set("answer", json.writeValueAsString(json.createObjectNode().put("id", id)));
  }

  private String token(Session session) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(keys.getPrivate());
      signer.update(Long.toString(session.userId()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK signs with P-256", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has P-256", e);
    }
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", Training::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on loopback", e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(202, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }
}
