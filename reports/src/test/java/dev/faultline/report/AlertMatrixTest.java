package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.report.AlertMatrix.Cell;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultInjected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertMatrixTest {
  @TempDir Path folder;

  @Test
  void an_expected_alert_has_its_times_from_injection_and_from_heal() throws IOException {
    AlertMatrix matrix = matrix(run -> {});

    assertThat(matrix.rows().getFirst().cells())
        .containsExactly(
            new Cell("BrokerDown", true, false, false, Optional.of(4.0), Optional.of(5.0)));
    assertThat(matrix.rows().getFirst().cells().getFirst().text()).isEqualTo("*4.0 / 5.0");
    assertThat(counts(matrix)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void an_expected_alert_that_never_fires_is_missed() throws IOException {
    AlertMatrix matrix = matrix(run -> run.without(AlertFiring.class));

    assertThat(matrix.rows().getFirst().cells().getFirst().text()).isEqualTo("MISSED *-");
    assertThat(counts(matrix)).containsExactly(1L, 1L, 0L);
  }

  @Test
  void an_expected_alert_that_fires_too_late_is_missed_and_its_time_is_shown() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> {
              run.without(AlertFiring.class);
              run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(11), "BrokerDown"));
            });

    assertThat(matrix.rows().getFirst().cells().getFirst().text()).isEqualTo("MISSED *11.0 / 5.0");
    assertThat(counts(matrix)).containsExactly(1L, 1L, 0L);
  }

  @Test
  void without_an_injection_nothing_can_be_missed() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> {
              run.without(FaultInjected.class);
              run.without(AlertFiring.class);
            });

    assertThat(counts(matrix)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void what_broke_off_before_the_limit_has_missed_nothing() throws IOException {
    AlertMatrix matrix =
        matrix(
            run ->
                run.timeline.removeIf(
                    event -> event.at().isAfter(RunBuilder.INJECTED.plusSeconds(2))));

    assertThat(counts(matrix)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void a_fault_that_did_not_bite_gave_nothing_to_notice() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> {
              run.without(AlertFiring.class);
              run.without(DoseMeasured.class);
              run.timeline.add(
                  new DoseMeasured(
                      RunBuilder.HEALED, "kill-kafka-1", "away", "ms", 15_000, 2, 13_500, 40_000));
            });

    assertThat(counts(matrix)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void an_alert_that_nobody_asked_for_is_shown_and_never_counted_as_false() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(9), "Other")));

    assertThat(matrix.alerts()).containsExactly("BrokerDown", "Other");
    assertThat(matrix.rows().getFirst().cell("Other").orElseThrow().text()).isEqualTo("9.0 / -");
    assertThat(counts(matrix)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void what_rings_in_control_is_a_false_alarm_and_no_detection() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> {
              run.timeline.add(new AlertFiring(RunBuilder.CONTROL.plusSeconds(1), "Other"));
              run.timeline.add(new AlertCleared(RunBuilder.CONTROL.plusSeconds(3), "Other"));
            });

    assertThat(matrix.rows().getFirst().cell("Other").orElseThrow().text()).isEqualTo("FALSE -");
    assertThat(counts(matrix)).containsExactly(1L, 0L, 1L);
  }

  @Test
  void what_rang_and_cleared_before_control_has_no_place() throws IOException {
    AlertMatrix matrix =
        matrix(
            run -> {
              run.timeline.add(new AlertFiring(RunBuilder.START, "Other"));
              run.timeline.add(new AlertCleared(RunBuilder.START.plusSeconds(2), "Other"));
            });

    assertThat(matrix.alerts()).containsExactly("BrokerDown");
  }

  @Test
  void a_run_that_cannot_be_read_has_a_row_that_says_so() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.file(RunDirectory.TIMELINE), "not json");

    AlertMatrix matrix = AlertMatrix.of(List.of(new AlertMatrix.Run("a", "s/a/1", "ERROR", run)));

    assertThat(matrix.rows().getFirst().problem()).isNotEmpty();
    assertThat(counts(matrix)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void a_suite_stores_and_shows_it() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Path suite = folder.resolve("20261121-120000");

    Reports.writeSuite(suite, List.of(Judge.judge(run)));

    assertThat(AlertMatrix.stored(suite).rows().getFirst().run())
        .isEqualTo("20261121-120000/broker-away/1");
    assertThat(Files.readString(suite.resolve("report.html")))
        .contains("<th class=\"n\">BrokerDown</th>", "*4.0 / 5.0");
    assertThat(Files.readString(suite.resolve("summary.md")))
        .contains("| broker-away | \\*4.0 / 5.0 |", "Expected 1, missed 0, false alarms 0.");
  }

  @Test
  void a_name_of_an_alert_never_becomes_markup() throws IOException {
    RunBuilder run = new RunBuilder(folder);
    run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(1), "<img src=x>|"));
    Path suite = folder.resolve("20261121-120000");

    Reports.writeSuite(suite, List.of(Judge.judge(run.write())));

    assertThat(Files.readString(suite.resolve("report.html"))).doesNotContain("<img");
    assertThat(Files.readString(suite.resolve("summary.md"))).contains("&lt;img src=x&gt;\\|");
  }

  private AlertMatrix matrix(Consumer<RunBuilder> change) throws IOException {
    RunBuilder run = new RunBuilder(folder);
    change.accept(run);
    return AlertMatrix.of(List.of(new AlertMatrix.Run("a", "s/a/1", "PASS", run.write())));
  }

  private static List<Long> counts(AlertMatrix matrix) {
    return List.of(matrix.expected(), matrix.missed(), matrix.falseAlarms());
  }
}
