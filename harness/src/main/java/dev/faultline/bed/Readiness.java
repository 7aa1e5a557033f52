package dev.faultline.bed;

import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a part by asking it, never by waiting for a time to pass. Ends early when the container
 * has died or the whole start was given up.
 */
final class Readiness {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  /**
   * Whether a container still lives is asked less often: it costs the engine more than the part.
   */
  private static final int QUESTIONS_PER_LOOK = 5;

  private static final int LAST_LINES = 15;
  private final LabelledContainers containers;
  private final CountDownLatch givenUp = new CountDownLatch(1);

  /** A question to a part; an exception is a no, and is told if no better answer comes. */
  @FunctionalInterface
  interface Question {
    boolean yes() throws Exception;
  }

  Readiness(LabelledContainers containers) {
    this.containers = containers;
  }

  /** Makes every wait end at once. */
  void giveUp() {
    givenUp.countDown();
  }

  void await(Part part, Duration bound, Question question) {
    long deadline = System.nanoTime() + bound.toNanos();
    Exception last = null;
    for (int asked = 1; System.nanoTime() < deadline; asked++) {
      try {
        if (question.yes()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      if (asked % QUESTIONS_PER_LOOK == 0
          && containers.state(part.containerId()) != State.RUNNING) {
        throw failure(part, "ended while it was starting", last);
      }
      pause(part);
    }
    throw failure(part, "is not ready after " + bound.toSeconds() + " s", last);
  }

  private void pause(Part part) {
    try {
      if (givenUp.await(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BedUnavailable(part.name() + " is no longer waited for: another part failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BedUnavailable("Interrupted while waiting for " + part.name(), e);
    }
  }

  /** What went wrong with a part, with its last words. */
  BedUnavailable failure(Part part, String what, @Nullable Exception last) {
    return new BedUnavailable(
        part.name()
            + " "
            + what
            + (last == null ? "" : " (" + last + ")")
            + ". Its last lines, the rest is in its log:\n"
            + containers.inside(part.containerId()).logs(LAST_LINES).stripTrailing().indent(2));
  }
}
