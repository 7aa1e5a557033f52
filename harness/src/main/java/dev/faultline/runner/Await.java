package dev.faultline.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The only place in which a run waits: for a named condition, up to a deadline, looking at short
 * intervals, and no longer once a stop is asked for.
 */
public final class Await {
  private final StopSignal stop;
  private final boolean stoppable;

  private Await(StopSignal stop, boolean stoppable) {
    this.stop = stop;
    this.stoppable = stoppable;
  }

  /** Waits that end with {@link RunStopped} when a stop is asked for. */
  public static Await stoppable(StopSignal stop) {
    return new Await(stop, true);
  }

  /** Waits that go on although a stop was asked for: healing and cleaning up. */
  public static Await persistent() {
    return new Await(new StopSignal(), false);
  }

  /** Waits until the condition holds; false if it did not within the time. */
  public boolean until(BooleanSupplier condition, Duration longest, Duration interval) {
    return found(
            () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty(),
            longest,
            interval)
        .isPresent();
  }

  /** Waits until something is found; empty if it was not within the time. */
  public <T> Optional<T> found(Supplier<Optional<T>> look, Duration longest, Duration interval) {
    long deadlineNanos = System.nanoTime() + longest.toNanos();
    while (true) {
      check();
      Optional<T> seen = look.get();
      long leftNanos = deadlineNanos - System.nanoTime();
      if (seen.isPresent() || leftNanos <= 0) {
        return seen;
      }
      stop.await(Duration.ofNanos(Math.min(leftNanos, interval.toNanos())));
    }
  }

  private void check() {
    if (stoppable) {
      stop.check();
    }
  }
}
