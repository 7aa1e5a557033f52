package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.catalogue.Catalogue;
import dev.faultline.check.Figures;
import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.RunVerdict;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeforeAfterTest {
  @TempDir Path folder;

  @Test
  void bothSystemsStandSideBySideWithNumbersOutOfTheirRuns() throws Exception {
    RunDirectory sound = run("sound", run -> {});
    RunDirectory old =
        run(
            "old",
            run -> {
              run.change(
                  PhaseName.FAULT,
                  call -> OtherCall.with(call, Outcome.FAILED, 503, "LOCK_TIMEOUT"));
              run.samples.add(
                  new Sample(
                      RunBuilder.INJECTED.plusSeconds(2).toEpochMilli(), "consumer-lag", 2_500));
              run.samples.add(
                  new Sample(
                      RunBuilder.INJECTED.plusSeconds(2).toEpochMilli(),
                      "lock-wait-milliseconds",
                      1_234));
            });

    String page =
        new BeforeAfter()
            .add(on("baseline", Judge.judge(old)), Figures.of(old))
            .add(Judge.judge(sound), Figures.of(sound))
            .markdown("baseline", "coupon", "a command");

    assertThat(page)
        .contains("## broker-away", "| | baseline | coupon |".replace("| |", "|  |"))
        .contains("| error-rate, fault | 100 % | 0 % |")
        .contains("| highest lag | 2500 | 400 |")
        .contains("| wait for the lock, highest mean of 5 s | 1.23 s | no lock |")
        .contains("| open dead letters, end | 0 | 0 |");
  }

  @Test
  void aScenarioThatRanOnOneSystemOnlyIsLeftOut() throws Exception {
    RunDirectory sound = run("sound", run -> {});

    assertThat(
            new BeforeAfter()
                .add(Judge.judge(sound), Figures.of(sound))
                .markdown("baseline", "coupon", "a command"))
        .doesNotContain("broker-away");
  }

  /** An answer for a scenario that nobody has would be a typing mistake. */
  @Test
  void everyPlannedResponseBelongsToAScenario() throws Exception {
    Properties responses = new Properties();
    try (var in = PlannedResponses.class.getResourceAsStream("planned-responses.properties")) {
      responses.load(Objects.requireNonNull(in));
    }

    assertThat(responses.stringPropertyNames())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(new Catalogue(Path.of("..")).names())
                    .as("scenarios/%s.yaml", name)
                    .contains(name));
  }

  private RunDirectory run(String name, Consumer<RunBuilder> change) throws Exception {
    RunBuilder builder = new RunBuilder(folder.resolve(name));
    change.accept(builder);
    return builder.write();
  }

  private static RunVerdict on(String system, RunVerdict verdict) {
    return new RunVerdict(
        verdict.schema(),
        verdict.scenario(),
        system,
        verdict.leg(),
        verdict.hypothesis(),
        verdict.severity(),
        verdict.requirement(),
        verdict.run(),
        verdict.start(),
        verdict.seed(),
        verdict.verdict(),
        verdict.exitCode(),
        verdict.checks(),
        verdict.clocks(),
        verdict.doses(),
        verdict.counts());
  }
}
