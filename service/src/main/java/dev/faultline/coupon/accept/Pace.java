package dev.faultline.coupon.accept;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How many claims a lane takes on at once: as many as the database writes within {@link
 * AcceptSettings#writtenWithin}, measured by what it took for the last ones. Who comes when as many
 * wait already is turned away at once, so that nobody waits for more than two commits, and a crowd
 * costs nobody inside anything.
 *
 * <p>Only what a claim adds counts: the round trip is taken off, because a store that is far and
 * not slow serves a large batch as soon as a small one. A store that nobody has measured for a
 * while is taken for fast, except that its first batch is small. All lanes share one pace, as they
 * share the database. Safe for use by several threads.
 */
final class Pace {
  /** A median of five is not moved by two pauses. */
  private static final int SAMPLES = 5;

  /** One pause, or two, of a database that nobody knows yet turn nobody away. */
  private static final int ENOUGH = 3;

  /** Fewer claims than that tell of the statement, not of the claims. */
  private static final int TELLING = 8;

  /** Enough to measure by, few enough to wait for. */
  private static final int FIRST = 32;

  private static final long KNOWN_FOR_NANOS = 10_000_000_000L;

  private final AcceptSettings settings;
  private final LongSupplier nanoTime;
  private final long[] nanosPerClaim = new long[SAMPLES];
  private long samples;
  private long lastNanos;
  private volatile Size size;

  Pace(AcceptSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.size = unmeasured();
  }

  /**
   * What a lane takes on.
   *
   * @param batch requests of one batch
   * @param waiting requests that may wait for the next ones
   */
  record Size(int batch, int waiting) {}

  /** What the last claims allow. */
  Size size() {
    return size;
  }

  /**
   * Claims were written.
   *
   * @param nanos what their statement took, without the round trip to the database
   */
  synchronized void wrote(int claims, long nanos) {
    long now = nanoTime.getAsLong();
    if (samples > 0 && now - lastNanos > KNOWN_FOR_NANOS) {
      samples = 0;
      size = unmeasured();
    }
    if (claims < TELLING) {
      return;
    }
    lastNanos = now;
    nanosPerClaim[(int) (samples++ % SAMPLES)] = Math.max(1, nanos / claims);
    size = measured();
  }

  private Size unmeasured() {
    return new Size(Math.min(FIRST, settings.maxBatch()), settings.queueCapacity());
  }

  private Size measured() {
    long[] known = Arrays.copyOf(nanosPerClaim, (int) Math.min(samples, SAMPLES));
    Arrays.sort(known);
    long within = settings.writtenWithin().toNanos() / known[(known.length - 1) / 2];
    if (within >= settings.maxBatch()) {
      return new Size(settings.maxBatch(), settings.queueCapacity());
    }
    if (samples < ENOUGH) {
      return unmeasured();
    }
    int claims = (int) Math.max(settings.leastBatch(), within);
    return new Size(claims, claims);
  }
}
