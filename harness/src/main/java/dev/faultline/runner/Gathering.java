package dev.faultline.runner;

import dev.faultline.evidence.Evidence;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Gathers evidence beside the story: while the load is not judged yet, once a fault bites, and when
 * the load has ended. Gathering costs a core for a second, which control and recovery would show.
 */
final class Gathering implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration END_WITHIN = Duration.ofSeconds(10);

  private final Scene scene;
  private final Evidence evidence;
  private final Thread thread;
  private volatile boolean over;

  /** Nothing is gathered before {@link #begin}. */
  Gathering(Scene scene) {
    this.scene = scene;
    this.evidence = new Evidence(scene.run(), scene.bed(), scene.group());
    this.thread = Thread.ofVirtual().name("evidence").unstarted(this::gather);
  }

  void begin() {
    thread.start();
  }

  private void gather() {
    when("before", event -> starts(event, PhaseName.WARMUP));
    when("fault", FaultConfirmed.class::isInstance);
    when("after", event -> starts(event, PhaseName.DRAIN));
  }

  private void when(String moment, Predicate<TimelineEvent> happened) {
    Await.persistent()
        .until(
            () -> over || scene.timeline().events().stream().anyMatch(happened),
            LONGEST,
            LOOK_EVERY);
    if (!over) {
      evidence.gather(moment);
    }
  }

  private static boolean starts(TimelineEvent event, PhaseName phase) {
    return event instanceof PhaseStarted started && started.phase() == phase;
  }

  /** Lets a gathering that has begun finish. */
  @Override
  public void close() {
    over = true;
    try (evidence) {
      thread.join(END_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
