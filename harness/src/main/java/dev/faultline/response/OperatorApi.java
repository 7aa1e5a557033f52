package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.system.Requests.Operation;
import dev.faultline.system.Requests.Operations;
import dev.faultline.system.SystemUnderTest.Tokens;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What operators do by program, at one container of the system. */
final class OperatorApi implements AutoCloseable {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
  private static final Duration TOKEN_LASTS = Duration.ofMinutes(15);
  private static final String OPERATOR = "operator-on-call";
  private static final int SUCCESS = 2;

  private final Operations operations;
  private final URI base;
  private final TokenMint tokens;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWERS_WITHIN)
          .build();

  OperatorApi(Bed bed, String container) {
    this.operations =
        bed.system()
            .requests()
            .operations()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The system file tells nothing under requests.operations"));
    int hyphen = container.lastIndexOf('-');
    this.base =
        bed.addresses()
            .http(
                container.substring(0, hyphen), Integer.parseInt(container.substring(hyphen + 1)));
    Tokens claims = bed.system().tokens();
    this.tokens =
        new TokenMint(
            SigningKey.of(bed.privateKey()),
            new TokenMint.Claims(claims.issuer(), claims.audience(), claims.client(), TOKEN_LASTS),
            Clock.systemUTC());
  }

  Operations operations() {
    return operations;
  }

  /** Does it; a refusal is an exception that says how it was worded. */
  void call(Operation operation) {
    String token = tokens.mint(OPERATOR, Map.of(operations.claim(), operations.value()));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(operation.path()))
            .timeout(ANSWERS_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(operation.method(), BodyPublishers.ofString(operation.body()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != SUCCESS) {
        throw new IllegalStateException(
            "%s %s answered %d: %s"
                .formatted(
                    operation.method(), operation.path(), answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No answer to " + operation.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + operation.path(), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
