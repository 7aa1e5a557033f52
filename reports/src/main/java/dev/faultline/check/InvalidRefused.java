package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.RequestsAnswered;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** Whether every invalid request that a fault sent was refused as it deserved. */
record InvalidRefused(History history) implements Check {
  private static final String NAME = "invalid-refused";

  @Override
  public List<CheckResult> results() {
    List<RequestsAnswered> answered = history.timeline().all(RequestsAnswered.class);
    long sending =
        history.scenario().faults().stream()
            .filter(fault -> fault.fault() instanceof InvalidRequests)
            .count();
    if (answered.size() < sending) {
      return List.of(untold(sending - answered.size()));
    }
    if (answered.isEmpty()) {
      return List.of();
    }
    Findings wrong = new Findings();
    long refused = 0;
    for (RequestsAnswered one : answered) {
      refused += one.refused();
      one.others().forEach((status, count) -> add(wrong, one.fault(), status, count));
    }
    return List.of(
        wrong
            .result(
                NAME,
                Verdict.FAIL,
                refused + wrong.count(),
                "%d invalid requests were refused as they deserve, %d were answered otherwise."
                    .formatted(refused, wrong.count()),
                "잘못된 요청 %d건은 정해진 대로 거절됨, 다르게 응답된 요청 %d건.".formatted(refused, wrong.count()))
            .in(PhaseName.FAULT));
  }

  private static CheckResult untold(long faults) {
    return CheckResult.of(
            NAME,
            Verdict.INVALID,
            "Of %d faults nobody told how their requests were answered.".formatted(faults),
            "장애 %d건은 보낸 요청이 어떻게 응답되었는지 기록되지 않음.".formatted(faults))
        .in(PhaseName.FAULT);
  }

  private static void add(Findings wrong, String fault, int status, long count) {
    for (long i = 0; i < count; i++) {
      wrong.add(() -> "%s: %s".formatted(fault, status == 0 ? "no answer" : "HTTP " + status));
    }
  }
}
