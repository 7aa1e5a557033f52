package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnePerUserTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void two_promised_ids_for_one_user_are_a_duplicate() {
    Judged judged =
        judge(
            run -> {
              Call again =
                  run.calls.stream()
                      .filter(call -> call.outcome() == Outcome.ALREADY_YOURS)
                      .findFirst()
                      .orElseThrow();
              run.calls.replaceAll(
                  call ->
                      call.equals(again)
                          ? new Call(
                              call.intended(),
                              call.start(),
                              call.end(),
                              call.user(),
                              call.coupon(),
                              "r-second",
                              202,
                              "",
                              Outcome.ACCEPTED,
                              call.phase())
                          : call);
            });
    assertThat(judged.check("one-per-user").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.check("one-per-user").counterexamples().getFirst()).contains("r-second");
  }

  @Test
  void two_coupons_of_one_user_are_a_duplicate() {
    Judged judged =
        judge(run -> run.issued.add(new IssuedRow("r-0", "RUSH", "u-0", RunBuilder.HEALED)));
    judged.is(Verdict.FAIL, "one-per-user");
  }
}
