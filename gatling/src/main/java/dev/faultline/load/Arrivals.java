package dev.faultline.load;

import dev.faultline.run.LoadOrder;
import dev.faultline.run.LoadOrder.CouponShare;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The arrivals of a run, drawn from its seed: each can be computed alone, so that no order of
 * threads changes who comes. A duplicate repeats user and coupon of an earlier arrival; half of
 * them follow it closely, to race with it, the others come at any later time.
 */
final class Arrivals {
  /** How far back a racing duplicate reaches: its original is likely still under way. */
  private static final int RACE_DISTANCE = 4;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final String userPrefix;
  private final double duplicates;
  private final List<CouponShare> coupons;

  Arrivals(long seed, String userPrefix, double duplicates, List<CouponShare> coupons) {
    if (coupons.isEmpty()) {
      throw new IllegalArgumentException("a load has at least one coupon");
    }
    if (!(duplicates >= 0 && duplicates < 1)) {
      throw new IllegalArgumentException(
          "the share of duplicates is 0 to less than 1, not " + duplicates);
    }
    this.seed = seed;
    this.userPrefix = userPrefix;
    this.duplicates = duplicates;
    this.coupons = List.copyOf(coupons);
  }

  static Arrivals of(LoadOrder order) {
    return new Arrivals(order.seed(), order.userPrefix(), order.duplicates(), order.coupons());
  }

  /** The arrival of that number. */
  Arrival at(long number) {
    long original = original(number);
    return new Arrival(number, original, userPrefix + "-" + original, coupon(original));
  }

  private long original(long number) {
    long earlier = number;
    SplittableRandom random = random(earlier);
    while (earlier > 0 && random.nextDouble() < duplicates) {
      boolean races = random.nextBoolean();
      long back = random.nextLong(races ? Math.min(earlier, RACE_DISTANCE) : earlier) + 1;
      earlier -= back;
      random = random(earlier);
    }
    return earlier;
  }

  private String coupon(long number) {
    double total = coupons.stream().mapToDouble(CouponShare::share).sum();
    // Another stream than the one that decides about duplicates: the shares stay independent.
    double left = random(~number).nextDouble() * total;
    for (CouponShare coupon : coupons) {
      left -= coupon.share();
      if (left < 0) {
        return coupon.code();
      }
    }
    return coupons.getLast().code();
  }

  private SplittableRandom random(long number) {
    return new SplittableRandom(seed ^ (number * GOLDEN_GAMMA));
  }
}
