package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each response of the scenario came and was seen to take effect. One that did not leaves
 * it open what the run would have been with it.
 */
record ResponsesDone(History history) implements Check {
  static final String NAME = "response-done";

  @Override
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    for (TimedResponse response : history.scenario().responses()) {
      results.add(done(response));
    }
    return results;
  }

  private CheckResult done(TimedResponse response) {
    Findings wrong = new Findings();
    Timeline timeline = history.timeline();
    String name = response.name();
    if (timeline.all(ResponseStarted.class).stream().noneMatch(is -> is.response().equals(name))) {
      wrong.add(() -> "%s: never came (%s)".formatted(name, response.trigger().words()));
    }
    if (timeline.all(ResponseConfirmed.class).stream()
        .noneMatch(is -> is.response().equals(name))) {
      wrong.add(() -> name + ": nobody saw it take effect");
    }
    timeline.all(ResponseFailed.class).stream()
        .filter(failed -> failed.response().equals(name))
        .forEach(failed -> wrong.add(() -> "%s: %s".formatted(name, failed.reason())));
    return wrong
        .result(
            NAME + " " + name,
            Verdict.INVALID,
            1,
            "Response %s came and was seen to take effect: %d objections."
                .formatted(name, wrong.count()),
            "대응 %s의 실행과 효과 확인: 이의 %d건.".formatted(name, wrong.count()))
        .in(PhaseName.FAULT);
  }
}
