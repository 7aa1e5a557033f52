package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run that does not come to its end leaves nothing broken behind. */
final class InterruptIT {
  private static final long ENDS_WITHIN_SECONDS = 120;

  @Test
  void ctrl_c_in_the_middle_of_a_fault_heals_keeps_the_evidence_and_exits_4() throws Exception {
    Path home = CommandLineRun.freshHome();
    try (CommandLineRun run = untilItBites(home)) {
      run.interrupt();

      int exitCode = run.exitCode(ENDS_WITHIN_SECONDS);

      assertThat(exitCode).as(run.output()).isEqualTo(4);
      assertThat(run.output()).contains("healed kill-kafka-1");
      assertThat(CommandLineRun.verdictIn(home)).contains("ERROR");
      assertThat(undo(home)).contains("Nothing was left behind");
    }
  }

  @Test
  void what_a_killed_harness_leaves_in_the_middle_of_a_fault_is_found_and_undone()
      throws Exception {
    Path home = CommandLineRun.freshHome();
    try (CommandLineRun run = untilItBites(home)) {
      run.kill();
      run.exitCode(ENDS_WITHIN_SECONDS);

      String first = undo(home);
      String second = undo(home);

      assertThat(first).contains("kafka-1").contains("removed containers").contains("Undone");
      assertThat(second).contains("Nothing was left behind");
    }
  }

  private static CommandLineRun untilItBites(Path home) throws IOException {
    CommandLineRun run = CommandLineRun.start(home, "run", "kafka-broker-down", "--lang", "en");
    await("the fault bites")
        .atMost(Duration.ofMinutes(4))
        .until(() -> run.output().contains("kill-kafka-1 bites") || !run.alive());
    assertThat(run.alive()).as(run.output()).isTrue();
    return run;
  }

  private static String undo(Path home) throws IOException, InterruptedException {
    try (CommandLineRun undo = CommandLineRun.start(home, "undo", "--lang", "en")) {
      assertThat(undo.exitCode(ENDS_WITHIN_SECONDS)).as(undo.output()).isZero();
      return undo.output();
    }
  }
}
