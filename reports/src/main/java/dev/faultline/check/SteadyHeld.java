package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.SteadyCondition;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** Whether the system worked, with durability on, before anything was done to it. */
record SteadyHeld(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    List<SteadyCondition> conditions = history.timeline().all(SteadyCondition.class);
    Findings broken = new Findings();
    for (SteadyCondition condition : conditions) {
      if (!condition.holds()) {
        broken.add(() -> "%s: found %s".formatted(condition.condition(), condition.found()));
      }
    }
    if (conditions.isEmpty()) {
      broken.add(() -> "no steady condition was looked at");
    }
    return List.of(
        broken
            .result(
                "steady-held",
                Verdict.INVALID,
                conditions.size(),
                "Steady conditions that did not hold: %d of %d."
                    .formatted(broken.count(), conditions.size()),
                "성립하지 않은 정상 상태 조건: %2$d개 중 %1$d개.".formatted(broken.count(), conditions.size()))
            .in(PhaseName.STEADY));
  }
}
