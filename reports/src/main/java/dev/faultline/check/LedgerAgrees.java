package dev.faultline.check;

import dev.faultline.history.Attempt;
import dev.faultline.history.CouponTotals;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Window;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.scenario.Invariant;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import java.util.List;

/** Calls, database, log and cache tell the same story; the database's claims are the truth. */
final class LedgerAgrees implements Check {
  private final History history;
  private final Findings differs = new Findings();
  private final long loadFromMicros;
  private long rows;

  LedgerAgrees(History history) {
    this.history = history;
    this.loadFromMicros =
        history
            .timeline()
            .phase(PhaseName.WARMUP)
            .map(window -> Window.micros(window.from()))
            .orElse(Long.MIN_VALUE);
  }

  @Override
  public void see(Holder holder) {
    rows +=
        holder.claims().size()
            + holder.issued().size()
            + holder.log().size()
            + holder.marks().size();
    holder.claims().forEach(claim -> comesFromCall(holder, claim));
    for (IssuedRow row : holder.issued()) {
      mustBeClaimed(holder, row.requestId(), "issued");
    }
    for (LogRecord entry : holder.log()) {
      mustBeClaimed(holder, entry.requestId(), "in topic " + entry.topic());
    }
    for (CacheMark mark : holder.marks()) {
      mustBeClaimed(holder, mark.requestId(), "marked in the cache");
    }
    for (String id : holder.promises().keySet()) {
      if (!id.isEmpty() && holder.inLedger()) {
        mustBeClaimed(holder, id, "answered to the user");
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    for (CouponTotals coupon : history.couponTotals()) {
      totals(coupon);
    }
    return List.of(
        differs.result(
            Invariant.LEDGER_AGREES.word(),
            ReadProofs.ifMissing(history),
            rows,
            "Places where calls, database, log and cache differ: %d.".formatted(differs.count()),
            "호출, 데이터베이스, 로그, 캐시가 서로 다른 곳: %d건.".formatted(differs.count())));
  }

  private void totals(CouponTotals coupon) {
    coupon
        .row()
        .ifPresentOrElse(
            row -> {
              if (row.claimed() != coupon.heldClaims()) {
                differs.add(
                    () ->
                        "coupon %s: counts %d claimed units, has %d claims that hold one"
                            .formatted(coupon.coupon(), row.claimed(), coupon.heldClaims()));
              }
              if (row.stock() != coupon.stock()) {
                differs.add(
                    () ->
                        "coupon %s: has a stock of %d, was given %d"
                            .formatted(coupon.coupon(), row.stock(), coupon.stock()));
              }
            },
            () -> differs.add(() -> "coupon %s: not in the database".formatted(coupon.coupon())));
  }

  private void comesFromCall(Holder holder, ClaimRow claim) {
    // What the steady gate claimed before the load started is not among the calls.
    boolean probe = Window.micros(claim.claimedAt()) < loadFromMicros;
    boolean possible = false;
    for (Attempt attempt : holder.attempts()) {
      possible |=
          switch (attempt.outcome()) {
            case ACCEPTED, ALREADY_YOURS, UNKNOWN -> true;
            case REFUSED, FAILED -> false;
          };
    }
    if (!possible && !probe) {
      String calls =
          holder.attempts().isEmpty() ? "no call" : "only calls answered with nothing written";
      differs.add(
          () -> "%s, request %s: claimed, but by %s".formatted(holder, claim.requestId(), calls));
    }
  }

  private void mustBeClaimed(Holder holder, String requestId, String where) {
    if (!holder.isClaimed(requestId)) {
      differs.add(() -> "%s, request %s: %s, but not claimed".formatted(holder, requestId, where));
    }
  }
}
