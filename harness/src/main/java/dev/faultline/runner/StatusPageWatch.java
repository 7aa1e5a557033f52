package dev.faultline.runner;

import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
import dev.faultline.system.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the status page once a second, as a user would, and notes when it says something else. */
final class StatusPageWatch implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final Timeline timeline;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_WITHIN)
          .build();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("status-page").factory());
  private volatile Optional<StatusPage> last = Optional.empty();

  private StatusPageWatch(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Watches from now on; a system without such a page is never looked at. */
  static StatusPageWatch start(Scene scene) {
    StatusPageWatch watch = new StatusPageWatch(scene.timeline());
    scene
        .order()
        .system()
        .requests()
        .statusPage()
        .ifPresent(page -> watch.repeat(page, scene.bed().addresses().http(page.role(), 1)));
    return watch;
  }

  private void repeat(Requests.StatusPage page, URI base) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(page.path())).timeout(ANSWER_WITHIN).build();
    ticks
        .scheduleWithFixedDelay(
            () -> seen(request, page.delayed()).ifPresent(this::note), 0, 1, TimeUnit.SECONDS)
        .state();
  }

  /** What it said at the last look; nothing before the first, and without a page. */
  Optional<StatusPage> last() {
    return last;
  }

  private record Seen(StatusPage shows, String found) {}

  private void note(Seen seen) {
    if (!last.equals(Optional.of(seen.shows()))) {
      last = Optional.of(seen.shows());
      timeline.add(new StatusPageSeen(timeline.now(), seen.shows(), seen.found()));
    }
  }

  /** Whatever goes wrong is what a user would see: no page. Nothing where the watch ends. */
  private Optional<Seen> seen(HttpRequest request, String delayed) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        return Optional.of(new Seen(StatusPage.NO_ANSWER, "HTTP " + answer.statusCode()));
      }
      return Optional.of(
          answer.body().contains(delayed)
              ? new Seen(StatusPage.DELAYED, delayed)
              : new Seen(StatusPage.NOT_DELAYED, "nothing of \"" + delayed + "\""));
    } catch (IOException e) {
      return Optional.of(new Seen(StatusPage.NO_ANSWER, Doing.message(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns when the last look has ended, so that none comes behind the end of the story. */
  @Override
  public void close() {
    ticks.shutdownNow();
    ticks.close();
    http.shutdownNow();
  }
}
