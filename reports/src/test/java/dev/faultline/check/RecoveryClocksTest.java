package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Sample;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three recovery clocks. */
class RecoveryClocksTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_objective_that_is_never_held_fails() {
    Judged judged =
        judge(
            run -> {
              run.withoutSeries("outbox-age");
              for (int second = 1; second < 42; second++) {
                run.samples.add(
                    new Sample(
                        RunBuilder.START.plusSeconds(second).toEpochMilli(), "outbox-age", 5_000));
              }
            });
    judged.is(Verdict.FAIL, "objective-held", "outbox-age");
  }

  @Test
  void the_objective_is_held_from_the_first_second_of_a_whole_span() {
    Judged judged = judge(run -> {});
    // The outbox is old until second 30; the heal is at 28.
    assertThat(judged.check("objective-held").measured().orElseThrow().value()).isEqualTo(2_000);
  }

  @Test
  void a_backlog_that_drains_too_late_fails() {
    judge(
            run ->
                run.issued.replaceAll(
                    row ->
                        row.issuedAt().equals(RunBuilder.HEALED.plusMillis(1500))
                            ? new IssuedRow(
                                row.requestId(),
                                row.coupon(),
                                row.user(),
                                RunBuilder.HEALED.plusSeconds(21))
                            : row))
        .is(Verdict.FAIL, "drained");
  }

  @Test
  void a_first_success_that_comes_late_fails() {
    Judged judged =
        judge(
            run ->
                run.calls.replaceAll(
                    call ->
                        call.phase() == PhaseName.RECOVERY
                                && call.start()
                                    < RunBuilder.micros(RunBuilder.HEALED.plusSeconds(3))
                            ? OtherCall.with(call, Outcome.UNKNOWN, 0, "reset")
                            : call));
    assertThat(judged.check("first-success").verdict()).isEqualTo(Verdict.FAIL);
  }
}
