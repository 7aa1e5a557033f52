package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstComeFirstServedTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_accept_that_started_after_a_sold_out_answer_jumped_the_queue() {
    Judged judged = judge(FirstComeFirstServedTest::swapFirstRefusalAndLastUnit);
    assertThat(judged.check("first-come-first-served").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_unit_that_was_given_back_may_be_accepted_later() {
    Judged judged =
        judge(
            run -> {
              swapFirstRefusalAndLastUnit(run);
              run.claims.add(new ClaimRow("r-back", "FLASH", "gone", "FAILED", RunBuilder.START));
            });
    assertThat(judged.check("first-come-first-served").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.check("no-oversell").verdict()).isEqualTo(Verdict.PASS);
  }

  /** The last accepted call of FLASH happens one second later, after others were refused. */
  private static void swapFirstRefusalAndLastUnit(RunBuilder run) {
    Call last =
        run.calls.stream()
            .filter(call -> call.coupon().equals("FLASH") && call.outcome() == Outcome.ACCEPTED)
            .reduce((one, next) -> next)
            .orElseThrow();
    long later = 1_000_000;
    run.calls.replaceAll(
        call ->
            call.equals(last)
                ? new Call(
                    call.intended() + later,
                    call.start() + later,
                    call.end() + later,
                    call.user(),
                    call.coupon(),
                    call.requestId(),
                    202,
                    "",
                    Outcome.ACCEPTED,
                    call.phase())
                : call);
  }
}
