package dev.faultline.coupon.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many requests may be under way at once, found by measuring: a window of slow answers takes a
 * tenth off, a window of fast ones gives a twentieth back. It moves once per window and not per
 * answer, so that one pause, which makes hundreds of answers slow together, costs a tenth and not
 * everything.
 */
final class InFlightLimit {

  private final LimitSettings settings;
  private final LongSupplier nanoTime;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final LongAdder answers = new LongAdder();
  private final LongAdder answerNanos = new LongAdder();
  private final AtomicLong windowEndNanos;
  private volatile int limit;

  InFlightLimit(LimitSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.limit = settings.mostInFlight();
    this.windowEndNanos = new AtomicLong(nanoTime.getAsLong() + settings.window().toNanos());
  }

  /** Lets one more in, or not; whoever is let in must be {@link #done} exactly once. */
  boolean tryEnter() {
    if (inFlight.incrementAndGet() > limit) {
      inFlight.decrementAndGet();
      return false;
    }
    return true;
  }

  /** One that was let in has its answer. */
  void done(long tookNanos) {
    inFlight.decrementAndGet();
    answers.increment();
    answerNanos.add(tookNanos);
    long end = windowEndNanos.get();
    long now = nanoTime.getAsLong();
    if (now - end >= 0 && windowEndNanos.compareAndSet(end, now + settings.window().toNanos())) {
      move(answerNanos.sumThenReset(), answers.sumThenReset());
    }
  }

  private void move(long nanos, long count) {
    if (count == 0) {
      return;
    }
    boolean slow = nanos / count > settings.slowerThan().toNanos();
    int next = slow ? limit - limit / 10 : limit + Math.max(1, limit / 20);
    limit = Math.clamp(next, settings.leastInFlight(), settings.mostInFlight());
  }

  int limit() {
    return limit;
  }

  int inFlight() {
    return inFlight.get();
  }
}
