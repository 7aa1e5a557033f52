package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.RunDirectory;
import dev.faultline.system.SystemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private final Confusion confusion = new Confusion();
  @TempDir private Path runs;
  private int made;

  @Test
  void runs_of_one_scenario_share_a_row_and_each_dose_that_was_asked_counts_once()
      throws Exception {
    for (String asked : new String[] {"15.0", "15.0", "17.0"}) {
      confusion.add(brokerDown("coupon", "PASS", asked));
    }

    assertThat(confusion.table())
        .contains("| kafka-broker-down * | broker | 3 | 2 | 3 | 0 | – |")
        .anyMatch(line -> line.contains("without a run here: backlog-accumulated,"))
        .noneMatch(line -> line.contains("with one dose only"));
  }

  @Test
  void a_run_on_a_system_that_is_not_the_scenarios_own_is_told_apart() throws Exception {
    confusion.add(brokerDown("coupon", "FAIL", "15.0"));
    confusion.add(brokerDown("baseline", "PASS", "15.0"));

    assertThat(confusion.table())
        .contains("| kafka-broker-down * | broker | 1 | 1 | 1 | 0 | – |")
        .contains("| kafka-broker-down@baseline + | broker | 1 | 1 | 1 | 0 | – |")
        .contains("- Seed documents, with one dose only: kafka-broker-down");
  }

  @Test
  void a_run_that_proves_nothing_is_left_out() throws Exception {
    confusion.add(brokerDown("coupon", "INVALID", "15.0"));

    assertThat(confusion.table())
        .noneMatch(line -> line.startsWith("| kafka-broker-down"))
        .anyMatch(line -> line.startsWith("- Left out: 1 runs"));
  }

  private RunDirectory brokerDown(String system, String verdict, String asked) throws Exception {
    Path root = Files.createDirectories(runs.resolve(String.valueOf(++made)));
    RunDirectory run = broken(new RecordedRun(root));
    Files.copy(SCENARIOS.resolve("kafka-broker-down.yaml"), run.scenario());
    Files.writeString(
        run.system(), SystemFile.mergedText(SCENARIOS.resolve("systems/" + system + ".yaml")));
    Files.writeString(root.resolve("verdict.json"), "{\"verdict\":\"%s\"}".formatted(verdict));
    Files.writeString(
        run.file(RunDirectory.TIMELINE),
        """
        {"event":"dose","at":"2026-11-22T12:08:36Z","fault":"kill-kafka-1","dose":"absent-seconds",\
        "unit":"s","asked":%s,"measured":16.0,"least":1.0,"most":30.0}
        """
            .formatted(asked));
    return run;
  }

  private static RunDirectory broken(RecordedRun run) throws IOException {
    return run.quietCalls()
        .series("brokers", 1, 0)
        .series("consumer-lag", 0, 400)
        .gathered(
            "fault",
            "containers.tsv",
            "part\tstate\trestarts\texit code\tout of memory\tstarted\tended before\n"
                + "kafka-1\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .written();
  }
}
