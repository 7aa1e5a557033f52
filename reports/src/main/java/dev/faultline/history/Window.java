package dev.faultline.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A span of a run; the end is not part of it. */
public record Window(Instant from, Instant to) {
  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a window ends at or after its start: " + from + " " + to);
    }
  }

  /** A time as calls keep it. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The other way round. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** From one instant to another, in milliseconds with their fraction. */
  public static double millisBetween(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  public double seconds() {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
