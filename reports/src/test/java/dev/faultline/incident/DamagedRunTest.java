package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a run that is not whole. */
class DamagedRunTest extends Told {
  @Test
  void a_run_that_broke_off_before_the_fault_does_not_claim_that_nothing_happened()
      throws IOException {
    RunBuilder run = new RunBuilder(folder);
    run.timeline.removeIf(event -> !event.at().isBefore(RunBuilder.INJECTED));
    RunDirectory written = run.write();
    Files.delete(written.manifest());

    PostMortem.write(written, Locale.ENGLISH);

    assertThat(markdown(written))
        .contains("(kill of kafka-1), but the run tells of no injection")
        .contains("Verdict: ERROR.")
        .contains("manifest.json is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeline.jsonl",
        "calls.jsonl.zst",
        "samples.jsonl.zst",
        "final/issued.jsonl.zst",
        "scenario.yaml",
        "system.yaml",
        "environment.json",
        "manifest.json"
      })
  void a_missing_file_leaves_the_rest_and_is_named(String name) throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.delete(run.root().resolve(name));

    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      PostMortem.write(run, language);

      assertThat(markdown(run))
          .contains(language.equals(Locale.KOREAN) ? "알 수 없음" : "unknown")
          .contains(name)
          .contains("ERROR");
    }
  }

  @Test
  void a_timeline_that_breaks_off_in_a_line_is_told_until_there() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Path timeline = run.file(RunDirectory.TIMELINE);
    byte[] whole = Files.readAllBytes(timeline);
    Files.write(timeline, Arrays.copyOf(whole, whole.length - 20));

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("The alert BrokerDown noticed it after 4 s.")
        .contains("damaged from somewhere on, so that counts may be too low: timeline.jsonl");
  }

  @Test
  void calls_that_cannot_be_read_are_unknown_and_never_none() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.file(RunDirectory.CALLS), "not zstd");

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Of unknown requests meanwhile, unknown failed")
        .contains("Delayed coupons: unknown. Lost coupons: unknown.");
  }

  @Test
  void a_changed_run_is_told_with_that_doubt() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.root().resolve("logs/kafka-1.log"), "something else\n");

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Verdict: ERROR.")
        .contains("logs/kafka-1.log")
        .contains("The alert BrokerDown noticed it after 4 s.");
  }

  @Test
  void without_its_scenario_nobody_knows_which_alert_was_expected() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.delete(run.scenario());

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Which alerts were expected is unknown.")
        .contains("BrokerDown fires (whether it was expected is unknown)")
        .contains("| The alert BrokerDown fired; whether it was expected is unknown. |");
  }
}
