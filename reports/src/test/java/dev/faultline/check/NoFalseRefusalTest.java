package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoFalseRefusalTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void sold_out_while_units_are_left_is_a_false_refusal() {
    Judged judged =
        judge(
            run ->
                run.change(
                    PhaseName.CONTROL,
                    call ->
                        call.user().endsWith("2")
                            ? OtherCall.with(call, Outcome.REFUSED, 409, "COUPON_EXHAUSTED")
                            : call));
    assertThat(judged.check("no-false-refusal").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void sold_out_answered_before_the_last_unit_was_claimed_is_a_false_refusal() {
    Judged judged =
        judge(
            run -> {
              ClaimRow last =
                  run.claims.stream()
                      .filter(row -> row.coupon().equals("FLASH"))
                      .reduce((one, next) -> next)
                      .orElseThrow();
              run.claims.replaceAll(
                  row ->
                      row.equals(last)
                          ? new ClaimRow(
                              row.requestId(),
                              row.coupon(),
                              row.user(),
                              row.state(),
                              row.claimedAt().plusSeconds(2))
                          : row);
            });
    judged.is(Verdict.FAIL, "no-false-refusal");
  }

  @Test
  void closed_for_an_open_coupon_is_a_false_refusal() {
    Judged judged =
        judge(
            run ->
                run.calls.replaceAll(
                    call ->
                        call.outcome() == Outcome.REFUSED
                            ? OtherCall.with(call, Outcome.REFUSED, 409, "COUPON_NOT_OPEN")
                            : call));
    judged.is(Verdict.FAIL, "no-false-refusal");
  }
}
