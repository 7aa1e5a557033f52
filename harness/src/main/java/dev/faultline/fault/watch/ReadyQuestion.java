package dev.faultline.fault.watch;

import dev.faultline.fault.watch.AnswerWatch.Question;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a role's readiness; each time on a connection that is as new as the client likes. */
public final class ReadyQuestion implements Question {
  private static final int OK = 200;

  private final HttpClient http;
  private final HttpRequest request;

  public ReadyQuestion(URI ready, Duration within) {
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(within).build();
    this.request = HttpRequest.newBuilder(ready).timeout(within).build();
  }

  @Override
  public boolean answered() {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
