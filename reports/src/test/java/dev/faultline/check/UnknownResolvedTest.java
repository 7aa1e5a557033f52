package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.Resent;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownResolvedTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_unknown_outcome_that_no_store_knows_is_not_lost() {
    Judged judged =
        judge(
            run -> {
              Call call = run.accepted(PhaseName.RECOVERY);
              run.forget(call.requestId());
              run.calls.replaceAll(
                  one ->
                      one.requestId().equals(call.requestId())
                          ? OtherCall.with(one, Outcome.UNKNOWN, 0, "timeout")
                          : one);
            });
    assertThat(judged.check("no-lost-acceptance").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.check("unknown-resolved").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.run().counts()).containsEntry("unknown-users", 1L);
  }

  private static Call unknown(RunBuilder run) {
    Call call = run.accepted(PhaseName.WARMUP);
    run.calls.replaceAll(
        one ->
            one.requestId().equals(call.requestId())
                ? OtherCall.with(one, Outcome.UNKNOWN, 503, "OUTCOME_UNKNOWN")
                : one);
    return call;
  }

  @Test
  void a_recovered_unknown_that_is_answered_with_the_ledgers_id_is_sound() {
    Judged judged =
        judge(
            run -> {
              Call call = unknown(run);
              run.resent.add(new Resent("RUSH", call.user(), 200, call.requestId(), ""));
            });
    judged.is(Verdict.PASS);
    assertThat(judged.run().counts()).containsEntry("recovered", 1L);
  }

  @Test
  void a_recovered_unknown_that_gets_another_id_fails() {
    Judged judged =
        judge(run -> run.resent.add(new Resent("RUSH", unknown(run).user(), 202, "r-other", "")));
    judged.is(Verdict.FAIL, "unknown-resolved");
  }

  @Test
  void recovered_unknowns_of_which_none_was_asked_again_prove_nothing() {
    judge(UnknownResolvedTest::unknown).is(Verdict.INVALID, "unknown-resolved");
  }
}
