package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.RunVerdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledRunsTest {
  @TempDir Path folder;

  @Test
  void runsOfOneScenarioAreOneRow() throws Exception {
    String page =
        pooled(run("one", run -> {}), run("two", run -> {}), run("three", PooledRunsTest::breaks));

    assertThat(page).startsWith("3 runs pooled, 1 not PASS.").contains("| broker-away | 3 | 2 |");
  }

  @Test
  void ofSeveralRunsTheOneThatCameClosestToALimitStands() throws Exception {
    String page = pooled(run("one", run -> {}), run("two", PooledRunsTest::breaks));

    assertThat(page).containsPattern("broker-away \\| fault \\| error-rate \\| [^|]+ \\| 100 % ");
  }

  @Test
  void withoutTheUndisturbedScenarioNoSpreadIsClaimed() throws Exception {
    assertThat(pooled(run("one", run -> {})))
        .contains("n = 0")
        .containsPattern("error-rate [^\n]+ \\| – \\| – \\|");
  }

  private static void breaks(RunBuilder run) {
    run.change(PhaseName.FAULT, call -> OtherCall.with(call, Outcome.FAILED, 503, "LOCK_TIMEOUT"));
  }

  private static String pooled(RunDirectory... runs) {
    PooledRuns pooled = new PooledRuns();
    for (RunDirectory run : runs) {
      RunVerdict verdict = Judge.judge(run);
      pooled.add(verdict, run);
    }
    return pooled.markdown();
  }

  private RunDirectory run(String name, Consumer<RunBuilder> change) throws Exception {
    RunBuilder builder = new RunBuilder(folder.resolve(name));
    change.accept(builder);
    return builder.write();
  }
}
