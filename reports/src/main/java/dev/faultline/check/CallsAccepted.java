package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** Whether anything was accepted at all: promises about nothing are always kept. */
record CallsAccepted(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    long accepted = history.calls().count(Outcome.ACCEPTED);
    return List.of(
        CheckResult.of(
                "calls-accepted",
                accepted > 0 ? Verdict.PASS : Verdict.INVALID,
                "%d of %d calls were accepted.".formatted(accepted, history.calls().count()),
                "호출 %2$d건 중 %1$d건이 접수됨.".formatted(accepted, history.calls().count()))
            .measured(Quantity.count(accepted), history.calls().count())
            .atLeast(1));
  }
}
