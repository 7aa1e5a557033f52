package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.runner.Extras;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Roles of two releases side by side under load, as in the middle of a deployment. Minutes long, so
 * only the tier {@code all} runs them.
 */
final class ReleasesSideBySideIT {

  @TestFactory
  Stream<DynamicTest> releases() {
    return switch (Tier.asked()) {
      case QUICK, DEFAULT, SEEDS -> Stream.of();
      case ALL ->
          Stream.of(
              dynamicTest(
                  "an old query-api understands a newer issue-api, worker and schema",
                  () -> passes("next-issue-api")),
              dynamicTest(
                  "a newer query-api understands an old issue-api and worker",
                  () -> passes("next-query-api")),
              dynamicTest(
                  "a release that renames what the old one reads fails for the status reads",
                  this::contractsTooEarly));
    };
  }

  private static void passes(String variant) throws InvalidFile, IOException {
    RunVerdict verdict = run(variant);

    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.PASS);
    assertThat(verdict.checks().stream().map(CheckResult::name)).contains("status-reads");
  }

  private void contractsTooEarly() throws InvalidFile, IOException {
    RunVerdict verdict = run("contracts-too-early");

    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.breaches().stream().map(CheckResult::name)).containsExactly("status-reads");
  }

  private static RunVerdict run(String variant) throws InvalidFile, IOException {
    Files.createDirectories(Project.MEANT_TO_GO_WRONG);
    Path suite = Files.createTempDirectory(Project.MEANT_TO_GO_WRONG, variant + "-");
    try (ScenarioRunner runner = new ScenarioRunner(RunWatcher.silent(), new StopSignal())) {
      return runner.run(
          Project.plan("no-fault", variant).order(1, Project.HOME, suite, Extras.NONE));
    }
  }
}
