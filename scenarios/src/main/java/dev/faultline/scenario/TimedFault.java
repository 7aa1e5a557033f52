package dev.faultline.scenario;

import java.time.Duration;

/**
 * A fault and when it strikes.
 *
 * @param name unique in its scenario, for example {@code kill-kafka-1}
 * @param at from the start of the fault phase
 * @param lasts from injection to the start of the heal; also its dose where time is the dose
 * @param fault the cause
 */
public record TimedFault(String name, Duration at, Duration lasts, Fault fault) {
  /** No fault may last longer, whatever a file says: the undo journal has a bound too. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  public TimedFault {
    if (at.isNegative()) {
      throw new IllegalArgumentException("a fault starts at 0s or later, not " + at);
    }
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a fault lasts above 0s and at most 10m, not " + lasts);
    }
  }
}
