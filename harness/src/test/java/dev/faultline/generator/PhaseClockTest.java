package dev.faultline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.history.Window;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseClockTest {
  private static final Instant ZERO = Instant.parse("2026-11-22T00:00:00Z");

  private final PhaseClock clock =
      new PhaseClock(
          List.<TimelineEvent>of(
              new PhaseStarted(ZERO, PhaseName.WARMUP),
              new PhaseEnded(ZERO.plusSeconds(8), PhaseName.WARMUP, true, "warm"),
              new PhaseStarted(ZERO.plusSeconds(8), PhaseName.CONTROL),
              new PhaseStarted(ZERO.plusSeconds(18), PhaseName.FAULT)));

  @Test
  void aRequestBelongsToThePhaseItStartedIn() {
    assertThat(clock.at(Window.micros(ZERO.plusMillis(7_999)))).isEqualTo(PhaseName.WARMUP);
    assertThat(clock.at(Window.micros(ZERO.plusSeconds(17)))).isEqualTo(PhaseName.CONTROL);
    assertThat(clock.at(Window.micros(ZERO.plusSeconds(999)))).isEqualTo(PhaseName.FAULT);
  }

  @Test
  void theFirstMomentOfAPhaseBelongsToIt() {
    assertThat(clock.at(Window.micros(ZERO.plusSeconds(8)))).isEqualTo(PhaseName.CONTROL);
  }

  @Test
  void whatComesBeforeTheFirstPhaseIsNeverJudged() {
    assertThat(clock.at(Window.micros(ZERO.minusSeconds(1)))).isEqualTo(PhaseName.STEADY);
  }

  @Test
  void microsecondsGoThereAndBack() {
    Instant moment = ZERO.plusNanos(123_456_000);

    assertThat(Window.instant(Window.micros(moment))).isEqualTo(moment);
  }
}
