package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Whether the backlog ran dry by itself, or only the deadline ended the waiting. */
record DrainFinished(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    Optional<PhaseEnded> end = history.timeline().ended(PhaseName.DRAIN);
    String reason = end.map(PhaseEnded::reason).orElse("it never ended");
    boolean met = end.map(PhaseEnded::met).orElse(false);
    Verdict verdict = met ? Verdict.PASS : end.isEmpty() ? Verdict.INVALID : Verdict.FAIL;
    return List.of(
        CheckResult.of(
                "drain-finished",
                verdict,
                met
                    ? "The backlog ran dry: %s.".formatted(reason)
                    : "The backlog did not run dry: %s.".formatted(reason),
                met ? "밀린 작업이 모두 처리됨: %s.".formatted(reason) : "밀린 작업이 남음: %s.".formatted(reason))
            .in(PhaseName.DRAIN));
  }
}
