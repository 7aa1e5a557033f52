package dev.faultline.check;

import dev.faultline.history.CouponTotals;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.scenario.Invariant;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Never more promises, claims or coupons than units. */
final class NoOversell implements Check {
  private final History history;
  private final Map<String, Long> promisedUsers = new HashMap<>();

  NoOversell(History history) {
    this.history = history;
  }

  @Override
  public void see(Holder holder) {
    if (!holder.promises().isEmpty()) {
      promisedUsers.merge(holder.coupon(), 1L, Long::sum);
    }
  }

  @Override
  public List<CheckResult> results() {
    Findings over = new Findings();
    long looked = 0;
    for (CouponTotals coupon : history.couponTotals()) {
      looked += coupon.claims();
      long stock = coupon.stock();
      more(over, coupon, "held claims", coupon.heldClaims(), stock);
      more(over, coupon, "issued coupons", coupon.issued(), stock);
      coupon.row().ifPresent(row -> more(over, coupon, "units counted", row.claimed(), stock));
      long promised = promisedUsers.getOrDefault(coupon.coupon(), 0L);
      // A unit that was given back may be promised again.
      more(over, coupon, "promised users", promised, stock + coupon.failedClaims());
    }
    return List.of(
        over.result(
            Invariant.NO_OVERSELL.word(),
            Verdict.FAIL,
            looked,
            "Counts above the stock: %d.".formatted(over.count()),
            "재고를 넘은 항목: %d개.".formatted(over.count())));
  }

  private static void more(
      Findings over, CouponTotals coupon, String what, long count, long allowed) {
    if (count > allowed) {
      over.add(
          () -> "coupon %s: %d %s for %d units".formatted(coupon.coupon(), count, what, allowed));
    }
  }
}
