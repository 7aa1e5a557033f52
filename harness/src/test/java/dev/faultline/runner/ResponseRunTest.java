package dev.faultline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.response.Responder;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.Announce;
import dev.faultline.scenario.Response;
import dev.faultline.scenario.Restart;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.scenario.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseRunTest {
  private static final int ALERT_SCALE = 10;
  private static final Response RESTART = new Restart("worker-1");

  @TempDir private Path folder;

  /** Counts how often it acted, and is seen to have. */
  private static class Counting implements Responder {
    int acted;

    @Override
    public void act() {
      acted++;
    }

    @Override
    public Optional<String> confirmed() {
      return Optional.of("done " + acted);
    }
  }

  private final Counting counting = new Counting();

  @Test
  void itComesAtItsTime() throws IOException {
    List<TimelineEvent> events =
        run(RESTART, new Trigger.At(Duration.ofMillis(300)), counting, false, () -> false);

    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isInstanceOf(ResponseStarted.class);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ResponseConfirmed.class, seen -> assertThat(seen.evidence()).isEqualTo("done 1"));
  }

  @Test
  void itComesWhenItsAlertFires() throws IOException {
    List<TimelineEvent> events = run(RESTART, new Trigger.When("Lag"), counting, true, () -> false);

    assertThat(events).hasSize(2);
    assertThat(counting.acted).isEqualTo(1);
  }

  @Test
  void whenTheLoadHasEndedItNeverComesAnyMore() throws IOException {
    List<TimelineEvent> events = run(RESTART, new Trigger.When("Lag"), counting, false, () -> true);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            ResponseFailed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo("it never came: the load ended before Lag fires"));
    assertThat(counting.acted).isZero();
  }

  @Test
  void whatFailsIsToldAndEndsNothingElse() throws IOException {
    Responder failing =
        new Counting() {
          @Override
          public void act() {
            throw new IllegalStateException("no such container");
          }
        };

    List<TimelineEvent> events = run(RESTART, new Trigger.When("Lag"), failing, true, () -> false);

    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ResponseFailed.class,
            failed -> assertThat(failed.reason()).contains("no such container"));
  }

  @Test
  void aBriefingComesAgainWhileItsAlertFires() throws IOException {
    Announce announce =
        new Announce("worker-1", "늦음", "late", false, Optional.of(Duration.ofSeconds(2)));

    List<TimelineEvent> events =
        run(announce, new Trigger.When("Lag"), counting, true, () -> counting.acted == 3);

    assertThat(events).filteredOn(ResponseConfirmed.class::isInstance).hasSize(3);
  }

  /**
   * @param fires whether the alert does, all the time
   */
  private List<TimelineEvent> run(
      Response response, Trigger trigger, Responder responder, boolean fires, BooleanSupplier late)
      throws IOException {
    try (Timeline timeline =
        new Timeline(new RunDirectory(folder), Clock.systemUTC(), event -> {})) {
      new ResponseRun(
              new TimedResponse("it", trigger, response),
              responder,
              timeline,
              Await.stoppable(new StopSignal()),
              ALERT_SCALE)
          .run(timeline.now(), alert -> fires, late);
      return timeline.events();
    }
  }
}
