package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scenarios whose faults do nothing: {@code -Dfaultline.toothless=db-pool-leak,out-of-memory}. None
 * by default: {@link VacuityIT} shows the principle in every build.
 */
final class ToothlessIT {
  @TestFactory
  Stream<DynamicTest> aScenarioWhoseFaultsDoNothingIsInvalid() {
    return Arrays.stream(System.getProperty("faultline.toothless", "").split(","))
        .filter(name -> !name.isBlank())
        .map(name -> dynamicTest(name, () -> isInvalid(name)));
  }

  private static void isInvalid(String name) throws Exception {
    RunVerdict verdict = run(name);

    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.INVALID);
    assertThat(verdict.checks())
        .filteredOn(check -> check.verdict() == Verdict.INVALID)
        .extracting(CheckResult::name)
        .contains("fault-bit");
  }

  private static RunVerdict run(String name) throws Exception {
    Injectors toothless =
        (fault, bed, runId, crowd) ->
            new ToothlessInjector(Injectors.real().injector(fault, bed, runId, crowd));
    Files.createDirectories(Project.MEANT_TO_GO_WRONG);
    Path suite = Files.createTempDirectory(Project.MEANT_TO_GO_WRONG, "toothless-" + name + "-");
    return new ScenarioRunner(
            toothless, UnaryOperator.identity(), RunWatcher.silent(), new StopSignal())
        .run(Project.plan(name).order(1, Project.HOME, suite, false));
  }
}
