package dev.faultline.coupon.support;

import dev.faultline.coupon.support.RunningRole.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the admin pages: keeps cookies, and reads the CSRF token from the page. */
public final class AdminVisitor implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String address;
  private final String language;

  /** Somebody who has not logged in. */
  public AdminVisitor(RunningRole role, String language) {
    this.address = role.address();
    this.language = language;
  }

  /** Somebody who has. */
  public static AdminVisitor loggedIn(RunningRole role, String name) {
    var visitor = new AdminVisitor(role, "en");
    Reply reply = visitor.logIn(name, Bench.password(name));
    if (reply.status() != 302) {
      throw new IllegalStateException("no login: " + reply.status() + " " + reply.text());
    }
    return visitor;
  }

  /** Fills in the login form. */
  public Reply logIn(String name, String password) {
    return submit("/admin/login", "/admin/login", Map.of("username", name, "password", password));
  }

  /** Opens a page. */
  public Reply get(String path) {
    return send(request(path).build());
  }

  /** Sends a form of a page, with the token that is on that page. */
  public Reply submit(String page, String path, Map<String, String> fields) {
    return post(path, fields, token(page));
  }

  /** Sends a form with any token; an empty one is left out. */
  public Reply post(String path, Map<String, String> fields, String token) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String body = token.isEmpty() ? form : form + "&_csrf=" + encoded(token);
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Calls the admin API by session. */
  public Reply call(String method, String path, String json, String token) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    return send(token.isEmpty() ? request.build() : request.header("X-CSRF-TOKEN", token).build());
  }

  /** The CSRF token on a page. */
  public String token(String page) {
    var found = CSRF.matcher(get(page).text());
    return found.find() ? found.group(1) : "";
  }

  /** The value of the session cookie; empty if there is none. */
  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().endsWith("session"))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Accept-Language", language)
        .timeout(Duration.ofSeconds(30));
  }

  private Reply send(HttpRequest request) {
    try {
      return new Reply(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
