package dev.faultline.generator;

import dev.faultline.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * Which arrivals of the plan have ended so far. Calls are written when they end, so a second is
 * completely known only when no earlier arrival is missing, or when the missing one can no longer
 * end.
 */
public final class Arrivals {
  private final long zeroMicros;
  private final double ratePerSecond;
  private final Duration longestCall;
  private final BitSet ended = new BitSet();

  public Arrivals(long zeroMicros, double ratePerSecond, Duration longestCall) {
    this.zeroMicros = zeroMicros;
    this.ratePerSecond = ratePerSecond;
    this.longestCall = longestCall;
  }

  public void ended(long intendedMicros) {
    long number = Math.round((intendedMicros - zeroMicros) * ratePerSecond / 1e6);
    if (number >= 0 && number < Integer.MAX_VALUE) {
      ended.set((int) number);
    }
  }

  /** Every call that started before this moment is known. */
  public Instant knownUntil(Instant now) {
    Instant missing =
        Window.instant(zeroMicros + Math.round(ended.nextClearBit(0) * 1e6 / ratePerSecond));
    Instant givenUp = now.minus(longestCall);
    Instant known = missing.isAfter(givenUp) ? missing : givenUp;
    return known.isAfter(now) ? now : known;
  }
}
