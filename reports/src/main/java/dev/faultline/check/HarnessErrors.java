package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** Whether the harness itself broke or was interrupted: then nothing can be concluded. */
record HarnessErrors(History history) implements Check {
  static final String NAME = "harness-sound";

  @Override
  public List<CheckResult> results() {
    Findings errors = new Findings();
    for (HarnessError error : history.timeline().all(HarnessError.class)) {
      errors.add(() -> "%s: %s".formatted(error.doing(), error.message()));
    }
    return List.of(
        errors.result(
            NAME,
            Verdict.ERROR,
            errors.count(),
            "The harness reported %d errors of its own.".formatted(errors.count()),
            "하네스 자체 오류 %d건.".formatted(errors.count())));
  }
}
