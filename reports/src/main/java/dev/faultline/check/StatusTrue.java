package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.scenario.Invariant;
import dev.faultline.system.Requests;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/** The status API says what the stores say; no answer at all proves nothing. */
final class StatusTrue implements Check {
  private final Requests.Status words;
  private final String failedState;
  private final Findings wrong = new Findings();
  private long asked;
  private long unanswered;

  StatusTrue(History history) {
    words = history.system().requests().status();
    failedState = history.system().ledger().failedState();
  }

  @Override
  public void see(Holder holder) {
    for (StatusAnswer answer : holder.statuses()) {
      asked++;
      if (answer.status() == 0 || answer.status() >= 500) {
        unanswered++;
      } else {
        String truth = truth(holder, answer.requestId());
        if (answer.status() != 200 || !answer.state().equals(truth)) {
          wrong.add(
              () ->
                  "%s, request %s: answered %d %s, the stores say %s"
                      .formatted(
                          holder, answer.requestId(), answer.status(), answer.state(), truth));
        }
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    String en =
        "%d requests asked about, %d answers untrue, %d not answered."
            .formatted(asked, wrong.count(), unanswered);
    String ko = "상태 조회 %d건, 사실과 다른 응답 %d건, 무응답 %d건.".formatted(asked, wrong.count(), unanswered);
    String name = Invariant.STATUS_TRUE.word();
    if (wrong.count() == 0 && (asked == 0 || unanswered > 0)) {
      return List.of(CheckResult.of(name, Verdict.INVALID, en, ko));
    }
    return List.of(wrong.result(name, Verdict.FAIL, asked, en, ko));
  }

  private String truth(Holder holder, String requestId) {
    if (holder.isIssued(requestId)) {
      return words.issued();
    }
    boolean failed =
        holder.claims().stream()
            .anyMatch(
                claim -> claim.requestId().equals(requestId) && claim.state().equals(failedState));
    return failed ? words.failed() : words.queued();
  }
}
