package dev.faultline.stores;

import dev.faultline.run.Json;
import dev.faultline.system.Requests;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The two calls of the system file, made by the harness itself. */
public final class SystemApi implements AutoCloseable {
  private static final Duration STATUS_WITHIN = Duration.ofSeconds(5);

  private final Requests requests;
  private final URI issueBase;
  private final URI statusBase;
  private final TokenMint tokens;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  public SystemApi(Requests requests, URI issueBase, URI statusBase, TokenMint tokens) {
    this.requests = requests;
    this.issueBase = issueBase;
    this.statusBase = statusBase;
    this.tokens = tokens;
  }

  /**
   * An answer, or its absence.
   *
   * @param status HTTP status; 0 when there was no answer
   * @param text what was asked for in the answer, such as the request id; empty for none
   * @param code stable error code, or the kind of error; empty for none
   */
  public record Answer(int status, String text, String code) {}

  /** Asks for a coupon. */
  public Answer issue(String coupon, String user) {
    Requests.Issue issue = requests.issue();
    HttpRequest request =
        HttpRequest.newBuilder(resolve(issueBase, issue.path()))
            .timeout(issue.timeout())
            .header("Authorization", "Bearer " + tokens.mint(user))
            .header("Content-Type", "application/json")
            .method(
                issue.method(), BodyPublishers.ofString(issue.body().replace("${coupon}", coupon)))
            .build();
    return answer(request, issue.requestId(), issue.code());
  }

  /** Asks, as its owner, what became of a request. */
  public Answer status(String requestId, String user) {
    Requests.Status status = requests.status();
    HttpRequest request =
        HttpRequest.newBuilder(
                resolve(statusBase, status.path().replace("${requestId}", requestId)))
            .timeout(STATUS_WITHIN)
            .header("Authorization", "Bearer " + tokens.mint(user))
            .GET()
            .build();
    return answer(request, status.state(), requests.issue().code());
  }

  private Answer answer(HttpRequest request, String textPointer, String codePointer) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode body = parsed(response.body());
      return new Answer(
          response.statusCode(),
          body.at(textPointer).asString(""),
          body.at(codePointer).asString(""));
    } catch (ConnectException e) {
      return new Answer(0, "", "connect-refused");
    } catch (IOException e) {
      return new Answer(0, "", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "", "interrupted");
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return Json.LINE.readTree(body);
    } catch (JacksonException e) {
      return Json.LINE.missingNode();
    }
  }

  private static URI resolve(URI base, String path) {
    String root = base.toString();
    return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
  }

  @Override
  public void close() {
    http.close();
  }
}
