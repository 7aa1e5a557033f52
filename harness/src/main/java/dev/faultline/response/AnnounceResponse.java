package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.Announce;
import dev.faultline.system.Requests.StatusPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells users on the status page, and once more each time that it is asked to. Confirmed when the
 * page that users read has the words.
 */
final class AnnounceResponse implements Responder {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

  private final Announce announce;
  private final OperatorApi api;
  private final URI page;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWERS_WITHIN)
          .build();
  private int told;

  AnnounceResponse(Announce announce, Bed bed) {
    this.announce = announce;
    this.api = new OperatorApi(bed, announce.target());
    StatusPage shown =
        bed.system()
            .requests()
            .statusPage()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The system file tells nothing under requests.status-page"));
    this.page = bed.addresses().http(shown.role(), 1).resolve(shown.path());
  }

  @Override
  public void act() {
    told++;
    api.call(
        api.operations()
            .announce()
            .with("ko", numbered(announce.ko()))
            .with("en", numbered(announce.en())));
    if (told == 1 && announce.waitingScreen()) {
      api.call(api.operations().waitingScreen());
    }
  }

  /** Each briefing differs from the one before, so that it is seen to be new. */
  private String numbered(String words) {
    return told == 1 ? words : "%s (%d)".formatted(words, told);
  }

  @Override
  public Optional<String> confirmed() {
    String words = numbered(announce.ko());
    return shown().contains(words)
        ? Optional.of(
            "users read \"%s\"%s"
                .formatted(words, announce.waitingScreen() ? "; the waiting screen is on" : ""))
        : Optional.empty();
  }

  private String shown() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(page).timeout(ANSWERS_WITHIN).build(),
              BodyHandlers.ofString());
      return answer.body();
    } catch (IOException e) {
      // A page that does not answer shows nothing.
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading the status page", e);
    }
  }

  @Override
  public void close() {
    api.close();
    http.shutdownNow();
  }
}
