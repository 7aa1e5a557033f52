package dev.faultline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.report.Reports;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  @TempDir Path folder;

  private RunDirectory run(String name, Consumer<RunBuilder> change) throws IOException {
    RunBuilder builder = new RunBuilder(folder.resolve(name));
    change.accept(builder);
    RunDirectory run = builder.write();
    Reports.write(run, Judge.judge(run));
    return run;
  }

  @Test
  void the_worst_of_all_runs_is_the_exit_code() throws IOException {
    RunDirectory good = run("good", run -> {});
    RunDirectory bad = run("bad", run -> run.forget("r-100"));
    assertThat(Gate.of(List.of(good.root())).exitCode()).isZero();
    assertThat(Gate.of(List.of(good.root(), bad.root())).exitCode()).isEqualTo(1);
  }

  @Test
  void a_suite_can_be_gated_too() throws IOException {
    RunDirectory good = run("good", run -> {});
    Path suite = folder.resolve("good").resolve("20261121-120000");
    Reports.writeSuite(suite, List.of(Judge.judge(good)));
    assertThat(Gate.of(List.of(suite)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_cannot_be_read_or_contradicts_itself_is_an_error() throws IOException {
    Path missing = folder.resolve("missing");
    Path garbled = Files.writeString(folder.resolve("garbled.json"), "PASS");
    Path old =
        Files.writeString(
            folder.resolve("old.json"), "{\"schema\":0,\"verdict\":\"PASS\",\"exitCode\":0}");
    Path contradicting =
        Files.writeString(
            folder.resolve("two.json"), "{\"schema\":1,\"verdict\":\"FAIL\",\"exitCode\":0}");
    for (Path file : List.of(missing, garbled, old, contradicting)) {
      assertThat(Gate.of(List.of(file)).verdict()).as(file.toString()).isEqualTo(Verdict.ERROR);
    }
  }

  @Test
  void no_run_at_all_is_invalid() {
    assertThat(Gate.of(List.of()).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void two_runs_are_compared_by_what_broke() throws IOException {
    Consumer<RunBuilder> unanswered = run -> run.statuses.clear();
    RunVerdict before =
        Judge.judge(
            run(
                "before",
                unanswered.andThen(
                    run -> {
                      run.without(AlertFiring.class);
                      run.without(AlertCleared.class);
                    })));
    RunVerdict after = Judge.judge(run("after", unanswered.andThen(run -> run.forget("r-100"))));
    Compare compare = new Compare(before, after);
    assertThat(compare.created())
        .extracting(CheckResult::name)
        .containsExactly("no-lost-acceptance", "drained");
    assertThat(compare.resolved())
        .extracting(CheckResult::name)
        .containsExactly("alert-fires BrokerDown", "alert-clears BrokerDown");
    assertThat(compare.ongoing()).extracting(CheckResult::name).containsExactly("status-true");
    assertThat(compare.text()).contains("New: 2").contains("Resolved: 2").contains("Ongoing: 1");
  }
}
