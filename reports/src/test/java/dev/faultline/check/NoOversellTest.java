package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.Resent;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoOversellTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void more_claims_than_units_are_an_oversell() {
    Judged judged =
        judge(
            run -> {
              Instant at = RunBuilder.CONTROL.plusSeconds(9);
              Call refused =
                  run.calls.stream()
                      .filter(call -> call.outcome() == Outcome.REFUSED)
                      .reduce((one, next) -> next)
                      .orElseThrow();
              run.calls.replaceAll(
                  call ->
                      call.equals(refused)
                          ? OtherCall.with(call, Outcome.UNKNOWN, 0, "timeout")
                          : call);
              run.claims.add(new ClaimRow("r-over", "FLASH", refused.user(), "QUEUED", at));
              run.issued.add(new IssuedRow("r-over", "FLASH", refused.user(), at));
              run.resent.add(new Resent("FLASH", refused.user(), 200, "r-over", ""));
              run.recount();
            });
    assertThat(judged.check("no-oversell").verdict()).isEqualTo(Verdict.FAIL);
  }
}
