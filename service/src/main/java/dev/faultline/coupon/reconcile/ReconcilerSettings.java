package dev.faultline.coupon.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the promises are checked and how much that may cost.
 *
 * @param enabled off for a deployment that checks elsewhere
 * @param every a round each 5 s: a breach is known long before somebody calls
 * @param stuckAfter a request is late after 60 s; a lost broker answer alone may take 7 s
 * @param sweepEvery everything is looked at again, not only what is new, every 10 minutes
 * @param restFactor a costly statement rests 20 times as long as it took: at most 5 % of one core
 * @param sampleCoupons coupons per round whose cache is compared
 * @param sampleMarks marks per coupon that are compared
 * @param rewritePages pages of 1,000 marks that one round puts back: half a second of work
 */
@ConfigurationProperties("coupon.reconciler")
record ReconcilerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5s") Duration every,
    @DefaultValue("60s") Duration stuckAfter,
    @DefaultValue("10m") Duration sweepEvery,
    @DefaultValue("20") int restFactor,
    @DefaultValue("20") int sampleCoupons,
    @DefaultValue("200") int sampleMarks,
    @DefaultValue("50") int rewritePages) {

  ReconcilerSettings {
    require(every.isPositive(), "every", "more than 0");
    require(stuckAfter.isPositive(), "stuck-after", "more than 0");
    require(sweepEvery.compareTo(every) >= 0, "sweep-every", "at least every");
    require(restFactor >= 1, "rest-factor", "at least 1");
    require(sampleCoupons >= 1 && sampleCoupons <= 1_000, "sample-coupons", "1 to 1000");
    require(sampleMarks >= 1 && sampleMarks <= 1_000, "sample-marks", "1 to 1000");
    require(rewritePages >= 1, "rewrite-pages", "at least 1");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.reconciler.%s: expected %s".formatted(setting, expected));
    }
  }
}
