package dev.faultline.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Sample;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.Outcome;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The scenario asks for 3 s with no errors and an outbox younger than 2 s. */
class ObjectiveHeldTest {
  private static final Instant HEALED = Instant.parse("2026-11-21T12:00:00.250Z");
  private final SecondsSinceHeal seconds = new SecondsSinceHeal(HEALED);

  private static ObjectiveHeld objective() throws InvalidFile {
    Scenario scenario = ScenarioFile.read("test", new RunBuilder(Path.of(".")).scenario);
    return new ObjectiveHeld(scenario, new Observed(), 10);
  }

  private void second(int second, Outcome outcome, double outboxAgeMillis) {
    long start = Window.micros(HEALED.plusSeconds(second)) + 100_000;
    int status = outcome == Outcome.ACCEPTED ? 202 : 0;
    seconds.add(
        new Call(
            start, start, start + 9, "u", "RUSH", "", status, "", outcome, PhaseName.RECOVERY));
    seconds.add(
        new Sample(HEALED.plusSeconds(second).toEpochMilli() + 500, "outbox-age", outboxAgeMillis));
  }

  @Test
  void the_span_starts_where_every_objective_began_to_hold() throws InvalidFile {
    second(0, Outcome.UNKNOWN, 100);
    second(1, Outcome.ACCEPTED, 9_000);
    second(2, Outcome.ACCEPTED, 100);
    second(3, Outcome.ACCEPTED, 100);
    assertThat(objective().firstSpan(seconds, HEALED.plusSeconds(4))).isEmpty();
    second(4, Outcome.ACCEPTED, 100);
    assertThat(objective().firstSpan(seconds, HEALED.plusSeconds(5)))
        .isEqualTo(Optional.of(HEALED.plusSeconds(2)));
  }

  @Test
  void a_second_that_is_not_over_does_not_count() throws InvalidFile {
    for (int second = 0; second < 3; second++) {
      second(second, Outcome.ACCEPTED, 100);
    }
    assertThat(objective().firstSpan(seconds, HEALED.plusMillis(2_999))).isEmpty();
    assertThat(objective().firstSpan(seconds, HEALED.plusMillis(3_000))).contains(HEALED);
  }

  @Test
  void one_bad_second_starts_the_span_anew() throws InvalidFile {
    for (int second = 0; second < 6; second++) {
      second(second, second == 2 ? Outcome.FAILED : Outcome.ACCEPTED, 100);
    }
    assertThat(objective().firstSpan(seconds, HEALED.plusSeconds(6)))
        .contains(HEALED.plusSeconds(3));
  }

  @Test
  void seconds_without_load_prove_nothing() throws InvalidFile {
    assertThat(objective().firstSpan(seconds, HEALED.plusSeconds(30))).isEmpty();
  }
}
