package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.cache.CacheAudit;
import dev.faultline.coupon.cache.ClaimCache;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Puts one coupon's marks back, page by page in the order of users, under a version of its own. A
 * page that Redis does not take is tried again after a growing pause; every page may be written
 * twice.
 */
final class Rewrite {

  private static final int PAGE = 1_000;
  private static final int MOST_FAILURES = 12;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final String code;
  private final Drift.Stock stock;
  private final LongSupplier nanos;
  private String writtenUpTo = "";
  private int failures;
  private long dueNanos;
  private State state = State.WRITING;

  Rewrite(String code, Drift.Stock stock, LongSupplier nanos) {
    this.code = code;
    this.stock = stock;
    this.nanos = nanos;
    this.dueNanos = nanos.getAsLong();
  }

  /** Writes up to so many pages, if it is time. */
  State proceed(CouponMarks marks, CacheAudit cache, int pages) {
    for (int page = 0; page < pages && state == State.WRITING && isDue(); page++) {
      Map<String, UUID> claims = marks.claimsAfter(code, writtenUpTo, PAGE);
      var memory = new ClaimCache.Memory(code, stock.version(), stock.remaining(), claims);
      if (!cache.rewrite(memory)) {
        failed();
      } else if (claims.size() < PAGE) {
        state = State.DONE;
      } else {
        failures = 0;
        writtenUpTo = claims.keySet().stream().reduce((first, second) -> second).orElseThrow();
      }
    }
    return state;
  }

  private boolean isDue() {
    return nanos.getAsLong() - dueNanos >= 0;
  }

  private void failed() {
    failures++;
    if (failures > MOST_FAILURES) {
      // The next sample finds the drift again, and begins with a fresh version.
      state = State.GIVEN_UP;
      return;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    dueNanos =
        nanos.getAsLong() + (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toNanos();
  }

  /** Where a rewrite is. */
  enum State {
    WRITING,
    DONE,
    GIVEN_UP
  }
}
