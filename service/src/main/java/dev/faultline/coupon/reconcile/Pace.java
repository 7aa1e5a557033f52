package dev.faultline.coupon.reconcile;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a costly piece of work rest in proportion to what it cost, so that it never takes over. */
final class Pace {

  private final Duration least;
  private final int restFactor;
  private final LongSupplier nanos;
  private long dueNanos;

  Pace(Duration least, int restFactor, LongSupplier nanos) {
    this.least = least;
    this.restFactor = restFactor;
    this.nanos = nanos;
    this.dueNanos = nanos.getAsLong();
  }

  boolean isDue() {
    return nanos.getAsLong() - dueNanos >= 0;
  }

  /** Does the work and sets when it is due again; work that fails is due at once. */
  void run(Runnable work) {
    long begin = nanos.getAsLong();
    work.run();
    long end = nanos.getAsLong();
    dueNanos = Math.max(begin + least.toNanos(), end + (end - begin) * restFactor);
  }
}
