package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealFailed;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether everything that was injected was taken back and seen to be gone. */
record HealsConfirmed(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    List<FaultInjected> injected = history.timeline().all(FaultInjected.class);
    if (injected.isEmpty()) {
      return List.of();
    }
    Findings wrong = new Findings();
    Set<String> healed =
        history.timeline().all(HealConfirmed.class).stream()
            .map(HealConfirmed::fault)
            .collect(Collectors.toSet());
    for (FaultInjected fault : injected) {
      if (!healed.contains(fault.fault())) {
        wrong.add(() -> fault.fault() + ": its heal was never confirmed");
      }
    }
    for (HealFailed failed : history.timeline().all(HealFailed.class)) {
      wrong.add(() -> "%s: %s".formatted(failed.fault(), failed.reason()));
    }
    return List.of(
        wrong
            .result(
                "heal-confirmed",
                Verdict.ERROR,
                injected.size(),
                "Faults whose heal failed or was not confirmed: %d.".formatted(wrong.count()),
                "복구가 실패했거나 확인되지 않은 장애: %d건.".formatted(wrong.count()))
            .in(PhaseName.FAULT));
  }
}
