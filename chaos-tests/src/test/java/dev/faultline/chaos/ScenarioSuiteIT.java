package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.suite.Plan;
import dev.faultline.suite.Suite;
import dev.faultline.suite.SuiteWatcher;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The scenarios of the tier that {@code -Dfaultline.suite} names, each a dynamic test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScenarioSuiteIT {
  private final Tier tier = Tier.asked();
  private Suite suite;

  @BeforeAll
  void begin() throws IOException {
    StopSignal stop = new StopSignal();
    suite =
        Suite.start(
            Project.HOME,
            new ScenarioRunner(RunWatcher.silent(), stop),
            stop,
            SuiteWatcher.silent());
  }

  @AfterAll
  void end() throws IOException {
    suite.end();
  }

  @TestFactory
  Stream<DynamicContainer> scenarios() throws InvalidFile, IOException {
    List<Plan> plans = new ArrayList<>();
    for (String name : tier.scenarios(Project.HOME)) {
      plans.add(Project.plan(name));
    }
    return Suite.grouped(plans).stream().map(this::scenario);
  }

  private DynamicContainer scenario(Plan plan) {
    String name = plan.scenario().name();
    Path file = Project.HOME.resolve("scenarios").resolve(name + ".yaml");
    return DynamicContainer.dynamicContainer(
        name,
        file.toUri(),
        Stream.of(
            DynamicTest.dynamicTest(name + " holds", file.toUri(), () -> holds(plan)),
            DynamicTest.dynamicTest(
                name + " judged again gives the same verdict", () -> judgedAgain(name)),
            DynamicTest.dynamicTest(
                name + " with one byte changed is an ERROR", () -> oneByteChanged(name))));
  }

  /** FAIL, INVALID and ERROR are all thrown; none is assumed away. */
  private void holds(Plan plan) throws InvalidFile, IOException {
    List<RunVerdict> attempts = suite.run(plan, Extras.NONE);
    RunVerdict last = attempts.getLast();
    assertThat(last.verdict()).as("%s %s", last.run(), breaches(last)).isEqualTo(Verdict.PASS);
  }

  private void judgedAgain(String name) throws IOException {
    RunDirectory run = lastRun(name);
    String before = Files.readString(run.root().resolve("verdict.json"));
    RunVerdict again = Judge.judge(run);
    assertThat(dev.faultline.run.Json.PRETTY.writeValueAsString(again)).isEqualTo(before.strip());
  }

  private void oneByteChanged(String name) throws IOException {
    RunDirectory run = RunCopy.of(lastRun(name), Project.MEANT_TO_GO_WRONG.resolve("one-byte"));
    Path claims = run.file(RunDirectory.CLAIMS);
    byte[] bytes = Files.readAllBytes(claims);
    bytes[bytes.length / 2] ^= 1;
    Files.write(claims, bytes);

    RunVerdict verdict = Judge.judge(run);

    assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(verdict.breaches().toString()).contains("claims.jsonl.zst");
  }

  private RunDirectory lastRun(String name) throws IOException {
    try (Stream<Path> attempts = Files.list(suite.folder().resolve(name))) {
      return new RunDirectory(attempts.sorted().toList().getLast());
    }
  }

  private static List<String> breaches(RunVerdict verdict) {
    return verdict.breaches().stream().map(ScenarioSuiteIT::words).toList();
  }

  private static String words(CheckResult check) {
    return "%s %s (%s): %s %s"
        .formatted(
            check.verdict(),
            check.name(),
            check.phase(),
            check.sentence().en(),
            check.counterexamples());
  }
}
