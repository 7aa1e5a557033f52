package dev.faultline.bench.measure;

import dev.faultline.bed.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Brings a bed to a number of workers: starts those that lack, ends those that are too many. */
final class Workers implements AutoCloseable {
  private static final String ROLE = "worker";
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(10);
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final BenchBed bed;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWERED_WITHIN)
          .build();
  private int known = 1;

  Workers(BenchBed bed) {
    this.bed = bed;
  }

  /** Makes them so many; returns once all of them are ready. */
  void are(int count) throws IOException {
    for (int number = 1; number <= Math.min(count, known); number++) {
      bed.bed().containers().start(part(number).containerId());
    }
    for (int number = count + 1; number <= known; number++) {
      bed.bed().containers().stop(part(number).containerId(), LEAVES_WITHIN);
    }
    while (known < count) {
      bed.bed().extension().add(ROLE);
      known++;
    }
    for (int number = 1; number <= count; number++) {
      URI ready = bed.bed().addresses().ready(part(number).name());
      if (!bed.await().until(() -> isReady(ready), READY_WITHIN, LOOK_EVERY)) {
        throw new IOException(
            "%s is not ready after %d s: see its log"
                .formatted(part(number).name(), READY_WITHIN.toSeconds()));
      }
    }
  }

  private Part part(int number) {
    return bed.bed().part(ROLE + "-" + number);
  }

  private boolean isReady(URI ready) {
    try {
      return http.send(
                  HttpRequest.newBuilder(ready).timeout(ANSWERED_WITHIN).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
