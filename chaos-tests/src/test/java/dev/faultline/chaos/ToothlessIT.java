package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.bed.Beds;
import dev.faultline.catalogue.Catalogue;
import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.response.Responders;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.suite.Plan;
import dev.faultline.suite.Suite;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Scenarios whose faults do nothing: {@code -Dfaultline.toothless=db-pool-leak,out-of-memory}, or
 * {@code all} that have faults. None by default: {@link VacuityIT} shows the principle in every
 * build. Of two legs it is the first one, on which faults must bite.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToothlessIT {
  private static final String ALL = "all";

  private final ScenarioRunner runner =
      new ScenarioRunner(
          new Beds(),
          (fault, bed, runId, crowd) ->
              new ToothlessInjector(Injectors.real().injector(fault, bed, runId, crowd)),
          Responders.real(),
          UnaryOperator.identity(),
          RunWatcher.silent(),
          new StopSignal());
  private Path suite;
  private int started;

  @BeforeAll
  void begin() throws IOException {
    Files.createDirectories(Project.MEANT_TO_GO_WRONG);
    suite = Files.createTempDirectory(Project.MEANT_TO_GO_WRONG, "toothless-");
  }

  @AfterAll
  void end() {
    runner.close();
  }

  @TestFactory
  Stream<DynamicTest> aScenarioWhoseFaultsDoNothingIsInvalid() throws InvalidFile, IOException {
    return Suite.grouped(asked()).stream()
        .map(plan -> dynamicTest(plan.scenario().name(), () -> isInvalid(plan)));
  }

  private static List<Plan> asked() throws InvalidFile, IOException {
    String asked = System.getProperty("faultline.toothless", "");
    List<String> names =
        asked.equals(ALL)
            ? new Catalogue(Project.HOME).names()
            : Arrays.stream(asked.split(",")).filter(name -> !name.isBlank()).toList();
    List<Plan> plans = new ArrayList<>();
    for (String name : names) {
      Plan plan = Project.plan(name);
      if (!plan.scenario().faults().isEmpty()) {
        plans.add(plan);
      }
    }
    return plans;
  }

  private void isInvalid(Plan plan) throws InvalidFile, IOException {
    started++;
    RunVerdict verdict =
        runner.run(plan.withOwnCoupons(started).order(1, Project.HOME, suite, Extras.NONE));

    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.INVALID);
    assertThat(verdict.checks())
        .filteredOn(check -> check.verdict() == Verdict.INVALID)
        .extracting(CheckResult::name)
        .contains("fault-bit");
  }
}
