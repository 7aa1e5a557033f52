package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunOrder;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.suite.Plan;
import dev.faultline.suite.PlannedLeg;
import dev.faultline.system.SystemFile;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scenarios that depend on a response, without it: {@code
 * -Dfaultline.without-response=consumer-stopped-restarted}; and with one that waits for CPU: {@code
 * -Dfaultline.by-cpu=consumer-shortage-scaled}. None by default.
 */
final class WithoutResponseIT {
  private static final String RESPONSES = "(?m)^responses:\\n(?:  .*\\n)+";
  private static final double CPU_HIGH = 0.85;
  private static final int LAG_HIGH = 1000;

  @TestFactory
  Stream<DynamicTest> aScenarioWhoseResponseIsRemovedFails() {
    return named("faultline.without-response")
        .map(name -> dynamicTest(name, () -> failsWithout(name)));
  }

  /** A consumer that waits needs no CPU: a rule that looks there alone never adds another one. */
  @TestFactory
  Stream<DynamicTest> aResponseThatWaitsForCpuNeverComes() {
    return named("faultline.by-cpu").map(name -> dynamicTest(name, () -> failsByCpu(name)));
  }

  private static Stream<String> named(String property) {
    return Arrays.stream(System.getProperty(property, "").split(","))
        .filter(name -> !name.isBlank());
  }

  private static void failsWithout(String name) throws Exception {
    Outcome outcome = run(name, "without", text -> text.replaceAll(RESPONSES, ""));

    assertFailsOnASoundRun(outcome.verdict());
  }

  private static void failsByCpu(String name) throws Exception {
    Outcome outcome =
        run(name, "by-cpu", text -> text.replace("when: KafkaLagAct", "when: CpuHigh"));

    assertFailsOnASoundRun(outcome.verdict());
    assertThat(outcome.verdict().checks())
        .filteredOn(check -> check.verdict() == Verdict.INVALID)
        .extracting(CheckResult::name)
        .anyMatch(check -> check.startsWith("response-done"));
    assertThat(highest(outcome.directory(), "consumer-lag")).isGreaterThan(LAG_HIGH);
    assertThat(highest(outcome.directory(), "cpu-use")).isLessThan(CPU_HIGH);
  }

  private static void assertFailsOnASoundRun(RunVerdict verdict) {
    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.checks())
        .filteredOn(check -> check.name().startsWith("fault-bit"))
        .extracting(CheckResult::verdict)
        .containsOnly(Verdict.PASS);
  }

  /** Since the fault began: who boots needs more. */
  private static double highest(RunDirectory run, String series) {
    long from =
        run.readAll(RunDirectory.TIMELINE).stream()
            .filter(FaultInjected.class::isInstance)
            .mapToLong(event -> event.at().toEpochMilli())
            .min()
            .orElseThrow();
    return run.readAll(RunDirectory.SAMPLES).stream()
        .filter(sample -> sample.series().equals(series) && sample.at() >= from)
        .mapToDouble(Sample::value)
        .max()
        .orElseThrow();
  }

  private record Outcome(RunVerdict verdict, RunDirectory directory) {}

  private static Outcome run(String name, String how, UnaryOperator<String> change)
      throws Exception {
    Files.createDirectories(Project.MEANT_TO_GO_WRONG);
    Path suite = Files.createTempDirectory(Project.MEANT_TO_GO_WRONG, how + "-" + name + "-");
    String text = Files.readString(Project.HOME.resolve("scenarios/" + name + ".yaml"));
    String changed = change.apply(text);
    assertThat(changed).as("the change changes something").isNotEqualTo(text);
    Path file = Files.writeString(suite.resolve(name + ".yaml"), changed);
    Catalogue catalogue = new Catalogue(Project.HOME);
    var scenario = catalogue.scenario(file);
    Path system = catalogue.systemFile(scenario.system());
    Plan plan =
        new Plan(
            scenario,
            changed,
            List.of(PlannedLeg.only(SystemFile.read(system), SystemFile.mergedText(system))),
            Project.SEED);
    RunOrder order = plan.order(1, Project.HOME, suite, Extras.NONE);
    try (ScenarioRunner runner = new ScenarioRunner(RunWatcher.silent(), new StopSignal())) {
      return new Outcome(runner.run(order), order.directory());
    }
  }
}
