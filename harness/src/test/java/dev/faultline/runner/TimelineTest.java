package dev.faultline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
  private static final TimelineEvent CONTROL =
      new PhaseStarted(Instant.ofEpochSecond(10), PhaseName.CONTROL);
  private static final TimelineEvent FAULT =
      new PhaseStarted(Instant.ofEpochSecond(20), PhaseName.FAULT);
  private static final TimelineEvent ALERT = new AlertFiring(Instant.ofEpochSecond(15), "Lag");

  @TempDir private Path folder;

  @Test
  void anEventIsOnDiskOnceItWasAdded() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    try (Timeline timeline = new Timeline(run, Clock.systemUTC(), event -> {})) {
      timeline.add(CONTROL);

      assertThat(run.readAll(RunDirectory.TIMELINE)).containsExactly(CONTROL);
    }
  }

  @Test
  void whatIsKnownLaterIsSortedIn() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    try (Timeline timeline = new Timeline(run, Clock.systemUTC(), event -> {})) {
      timeline.add(CONTROL);
      timeline.add(FAULT);
      timeline.add(ALERT);
    }

    assertThat(run.readAll(RunDirectory.TIMELINE)).containsExactly(CONTROL, ALERT, FAULT);
  }
}
