package dev.faultline.check;

import dev.faultline.history.Attempt;
import dev.faultline.history.CouponTotals;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Window;
import dev.faultline.scenario.Invariant;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Once somebody had the answer "sold out", nobody who asked later was accepted. Both times are the
 * client's, so no clock or queue of the system can blur them. Each unit that was given back allows
 * one exception.
 */
final class FirstComeFirstServed implements Check {
  private final History history;
  private final Map<String, Findings> late = new HashMap<>();
  private long accepted;

  FirstComeFirstServed(History history) {
    this.history = history;
  }

  @Override
  public void see(Holder holder) {
    CouponTotals totals = history.coupons().get(holder.coupon());
    if (totals == null) {
      return;
    }
    for (Attempt attempt : holder.attempts()) {
      switch (attempt.outcome()) {
        case ACCEPTED -> accepted(holder, attempt, totals);
        case ALREADY_YOURS, REFUSED, FAILED, UNKNOWN -> {}
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    Findings jumped = new Findings();
    for (CouponTotals totals : history.couponTotals()) {
      Findings found = late.getOrDefault(totals.coupon(), new Findings());
      if (found.count() > totals.failedClaims()) {
        jumped.addAll(found);
      }
    }
    return List.of(
        jumped.result(
            Invariant.FIRST_COME_FIRST_SERVED.word(),
            Verdict.FAIL,
            accepted,
            "Accepted although they asked after others had been told sold out: %d."
                .formatted(jumped.count()),
            "매진 응답 이후에 요청했는데 접수된 건: %d건.".formatted(jumped.count())));
  }

  private void accepted(Holder holder, Attempt attempt, CouponTotals totals) {
    accepted++;
    if (attempt.start() > totals.firstSoldOutEndMicros()) {
      late.computeIfAbsent(holder.coupon(), coupon -> new Findings())
          .add(
              () ->
                  "%s: asked at %s and was accepted, the first sold-out answer came at %s"
                      .formatted(
                          holder,
                          Window.instant(attempt.start()),
                          Window.instant(totals.firstSoldOutEndMicros())));
    }
  }
}
