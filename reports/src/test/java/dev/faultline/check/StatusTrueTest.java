package dev.faultline.check;

import dev.faultline.RunBuilder;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTrueTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void a_status_that_the_stores_deny_is_untrue() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 200, "QUEUED")))
        .is(Verdict.FAIL, "status-true");
  }

  @Test
  void a_promised_request_that_the_status_api_does_not_know_is_untrue() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 404, "")))
        .is(Verdict.FAIL, "status-true");
  }

  @Test
  void a_status_api_that_does_not_answer_proves_nothing() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 0, "")))
        .is(Verdict.INVALID, "status-true");
  }

  @Test
  void no_status_asked_proves_nothing() {
    judge(run -> run.statuses.clear()).is(Verdict.INVALID, "status-true");
  }
}
