package dev.faultline.coupon.accept;

import dev.faultline.coupon.background.Recurring;
import dev.faultline.coupon.catalog.CouponTerms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses latecomers out of memory, which is most of a rush. Once a coupon is sold out the set of
 * users who have a claim is final for that version; whoever is surely not in it is too late.
 * Anybody else, and everybody before the set is known, goes the usual way and finds a claim.
 */
final class SoldOut extends Recurring {

  /** A set of 200,000 users takes 0.8 MB here, and for a moment 20 MB while it is read. */
  private static final int MOST_HOLDERS = 200_000;

  /** Sets in memory at once; beyond that a coupon simply has no short cut. */
  private static final int MOST_COUPONS = 50;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ClaimTable table;
  private final Counter refusals;
  private final Map<String, CouponTerms> wanted = new ConcurrentHashMap<>();
  private final Map<String, Holders> known = new ConcurrentHashMap<>();

  SoldOut(ClaimTable table, MeterRegistry meters) {
    super("sold-out", PAUSE, Duration.ofSeconds(2));
    this.table = table;
    this.refusals =
        Counter.builder("coupon.sold.out.shortcuts")
            .description("Refusals that asked no store")
            .register(meters);
  }

  /** Whether the coupon is sold out and the user has no claim on it, for sure. */
  boolean isCertainFor(CouponTerms terms, String userId) {
    if (!terms.isSoldOut()) {
      return false;
    }
    Holders holders = known.get(terms.code());
    if (holders == null || !holders.belongTo(terms)) {
      if (wanted.size() < MOST_COUPONS) {
        wanted.put(terms.code(), terms);
      }
      return false;
    }
    if (holders.mayInclude(userId)) {
      return false;
    }
    refusals.increment();
    return true;
  }

  @Override
  protected void step() {
    for (CouponTerms terms : List.copyOf(wanted.values())) {
      Optional<int[]> holders = table.holdersIfSoldOut(terms.code(), terms.version(), MOST_HOLDERS);
      if (known.size() >= MOST_COUPONS) {
        known.clear();
      }
      // Too many holders, or no longer sold out: an empty set stands for "do not ask again".
      known.put(
          terms.code(), new Holders(terms.version(), terms.total(), holders.orElse(new int[0])));
      wanted.remove(terms.code());
    }
  }

  /** Who has a claim, by hash: a stranger with the same hash only goes the usual way. */
  private static final class Holders {
    private final long version;
    private final long total;
    private final int[] hashes;

    Holders(long version, long total, int[] hashes) {
      this.version = version;
      this.total = total;
      this.hashes = hashes;
    }

    boolean belongTo(CouponTerms terms) {
      return version == terms.version() && total == terms.total();
    }

    boolean mayInclude(String userId) {
      return hashes.length == 0 || Arrays.binarySearch(hashes, userId.hashCode()) >= 0;
    }
  }
}
