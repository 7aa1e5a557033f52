package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** Whether the run went through all its phases; one that stopped early proves nothing. */
record PhasesComplete(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    Findings missing = new Findings();
    for (PhaseName phase : PhaseName.values()) {
      if (history.timeline().ended(phase).isEmpty()) {
        missing.add(() -> "phase " + phase.word() + " was not reached or never ended");
      }
    }
    return List.of(
        missing.result(
            "phases-complete",
            Verdict.INVALID,
            PhaseName.values().length,
            "Phases that never came to an end: %d.".formatted(missing.count()),
            "끝나지 않은 단계: %d개.".formatted(missing.count())));
  }
}
