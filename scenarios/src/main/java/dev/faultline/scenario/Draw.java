package dev.faultline.scenario;

import java.time.Duration;

/**
 * Each run breaks some of a scenario's faults only: which, and when, is drawn from its seed.
 *
 * @param most how many at most; two at least
 * @param within how long after the first the last of them begins
 */
public record Draw(int most, Duration within) {
  /** Fewer would be one of the plain scenarios. */
  public static final int LEAST = 2;

  public Draw {
    if (most < LEAST) {
      throw new IllegalArgumentException("a draw is of two faults or more, not of " + most);
    }
    if (within.isNegative()) {
      throw new IllegalArgumentException("a draw has a span of 0s or more, not " + within);
    }
  }
}
