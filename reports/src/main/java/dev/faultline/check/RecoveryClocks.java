package dev.faultline.check;

import dev.faultline.history.Attempt;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Window;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.RecoverySpec;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three recovery clocks, all counted from the moment the last heal was confirmed. */
final class RecoveryClocks implements Check {
  /** Names of the clocks, in the order in which they stop. */
  static final List<String> NAMES = List.of("first-success", "objective-held", "drained");

  private final History history;
  private final long healedMicros;
  private long promisedBefore;
  private long notIssued;
  private long lastIssuedMicros = Long.MIN_VALUE;

  RecoveryClocks(History history) {
    this.history = history;
    this.healedMicros = history.timeline().healed().map(Window::micros).orElse(Long.MIN_VALUE);
  }

  @Override
  public void see(Holder holder) {
    for (Map.Entry<String, Attempt> promise : holder.promises().entrySet()) {
      if (promise.getValue().start() < healedMicros) {
        promisedBefore++;
        issued(holder, promise.getKey())
            .ifPresentOrElse(
                at -> lastIssuedMicros = Math.max(lastIssuedMicros, Window.micros(at)),
                () -> notIssued++);
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    Optional<Instant> healed = history.timeline().healed();
    RecoverySpec limits = history.scenario().recovery();
    return List.of(
        stopped(
            NAMES.get(0),
            healed,
            history.calls().firstSuccess(),
            limits.firstSuccessWithin(),
            "the first answered request that started after it",
            "복구 확인 후 시작된 첫 성공 응답까지"),
        stopped(
            NAMES.get(1),
            healed,
            history.recovery().held(),
            limits.objectiveHeldWithin(),
            "the start of the span in which every recovery SLO held",
            "모든 복구 SLO가 유지된 구간의 시작까지"),
        stopped(
            NAMES.get(2),
            healed,
            drained(healed),
            limits.drainedWithin(),
            "the last coupon that was promised before it (%d promised, %d never issued)"
                .formatted(promisedBefore, notIssued),
            "그 전에 약속된 마지막 쿠폰 발급까지 (약속 %d건, 미발급 %d건)".formatted(promisedBefore, notIssued)));
  }

  private Optional<Instant> drained(Optional<Instant> healed) {
    if (notIssued > 0) {
      return Optional.empty();
    }
    return lastIssuedMicros == Long.MIN_VALUE
        ? healed
        : Optional.of(Window.instant(lastIssuedMicros));
  }

  private CheckResult stopped(
      String name,
      Optional<Instant> healed,
      Optional<Instant> stop,
      Duration limit,
      String en,
      String ko) {
    if (healed.isEmpty() || stop.isEmpty()) {
      Verdict verdict = healed.isEmpty() ? Verdict.INVALID : ReadProofs.ifMissing(history);
      return CheckResult.of(
              name,
              verdict,
              "From the confirmed heal to %s: it never came.".formatted(en),
              "%s: 끝내 도달하지 못함.".formatted(ko))
          .in(PhaseName.RECOVERY);
    }
    double millis = Math.max(0, Window.millisBetween(healed.get(), stop.get()));
    return CheckResult.of(
            name,
            millis <= limit.toMillis() ? Verdict.PASS : Verdict.FAIL,
            "From the confirmed heal to %s.".formatted(en),
            "%s 걸린 시간.".formatted(ko))
        .in(PhaseName.RECOVERY)
        .measured(Quantity.millis(millis), 1)
        .atMost((double) limit.toMillis());
  }

  private static Optional<Instant> issued(Holder holder, String requestId) {
    return holder.issued().stream()
        .filter(row -> requestId.isEmpty() || row.requestId().equals(requestId))
        .map(IssuedRow::issuedAt)
        .findFirst();
  }
}
