package dev.faultline.check;

import dev.faultline.history.Fate;
import dev.faultline.history.Fates;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Window;
import dev.faultline.scenario.Invariant;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every promise must be an issued coupon after drain; what is not is told apart. */
final class NoLostAcceptance implements Check {
  private final History history;
  private final Fates fates;
  private final Findings missing = new Findings();
  private final Map<Fate, Long> ended = new EnumMap<>(Fate.class);
  private long promised;

  NoLostAcceptance(History history) {
    this.history = history;
    fates = history.fates();
  }

  @Override
  public void see(Holder holder) {
    holder
        .promises()
        .forEach(
            (requestId, promise) -> {
              Fate fate = fates.of(holder, requestId);
              promised++;
              ended.merge(fate, 1L, Long::sum);
              if (fate != Fate.ISSUED) {
                missing.add(
                    () ->
                        "%s, request %s: promised at %s, %s"
                            .formatted(
                                holder, requestId, Window.instant(promise.end()), fate.english()));
              }
            });
  }

  @Override
  public List<CheckResult> results() {
    if (promised == 0) {
      return List.of(
          CheckResult.of(
              Invariant.NO_LOST_ACCEPTANCE.word(),
              Verdict.INVALID,
              "Nothing was promised, so nothing can have been lost.",
              "접수된 것이 없어 유실 여부를 알 수 없음."));
    }
    return List.of(
        missing.result(
            Invariant.NO_LOST_ACCEPTANCE.word(),
            ReadProofs.ifMissing(history),
            promised,
            "Of %d promised coupons: %s.".formatted(promised, list(true)),
            "약속된 쿠폰 %d건: %s.".formatted(promised, list(false))));
  }

  private String list(boolean english) {
    return ended.entrySet().stream()
        .map(
            entry ->
                "%d %s"
                    .formatted(
                        entry.getValue(),
                        english ? entry.getKey().english() : entry.getKey().korean()))
        .collect(Collectors.joining(", "));
  }
}
