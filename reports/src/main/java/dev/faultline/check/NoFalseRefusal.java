package dev.faultline.check;

import dev.faultline.history.Attempt;
import dev.faultline.history.CouponTotals;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Window;
import dev.faultline.scenario.Invariant;
import dev.faultline.verdict.CheckResult;
import java.util.List;
import java.util.Optional;

/**
 * Nobody was told "sold out" while units were left, or "closed" while the coupon was open.
 *
 * <p>An answer counts from the moment that the client had it: a call that started before the last
 * unit was claimed may well be answered after it. Units given back could be claimed later, so then
 * the moment at which the stock was first used up is what counts.
 */
final class NoFalseRefusal implements Check {
  private final History history;
  private final Findings wrong = new Findings();
  private long refusals;

  NoFalseRefusal(History history) {
    this.history = history;
  }

  @Override
  public void see(Holder holder) {
    Optional<CouponTotals> coupon = Optional.ofNullable(history.coupons().get(holder.coupon()));
    for (Attempt attempt : holder.attempts()) {
      switch (attempt.meaning()) {
        case NONE -> {}
        case SOLD_OUT -> {
          refusals++;
          coupon.ifPresent(totals -> soldOut(holder, attempt, totals));
        }
        case CLOSED -> {
          refusals++;
          wrong.add(() -> words(holder, attempt, "closed, but it was open all the time"));
        }
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    return List.of(
        wrong.result(
            Invariant.NO_FALSE_REFUSAL.word(),
            ReadProofs.ifMissing(history),
            refusals,
            "False refusals: %d of %d.".formatted(wrong.count(), refusals),
            "거절 %2$d건 중 잘못된 거절: %1$d건.".formatted(wrong.count(), refusals)));
  }

  private void soldOut(Holder holder, Attempt attempt, CouponTotals totals) {
    if (!totals.everSoldOut()) {
      wrong.add(
          () ->
              words(
                  holder,
                  attempt,
                  "sold out, but only %d of %d units were ever claimed"
                      .formatted(totals.claims(), totals.stock())));
    } else if (attempt.end() < totals.soldOutMicros()) {
      wrong.add(
          () ->
              words(
                  holder,
                  attempt,
                  "sold out, but the last unit was claimed at "
                      + Window.instant(totals.soldOutMicros())));
    }
  }

  private static String words(Holder holder, Attempt attempt, String why) {
    return "%s: told at %s that it is %s".formatted(holder, Window.instant(attempt.end()), why);
  }
}
