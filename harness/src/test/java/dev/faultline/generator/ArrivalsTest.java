package dev.faultline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.history.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Instant ZERO = Instant.parse("2026-11-22T00:00:00Z");
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private final Arrivals arrivals = new Arrivals(Window.micros(ZERO), 100, LONGEST_CALL);

  @Test
  void allIsKnownUpToTheFirstArrivalThatHasNotEnded() {
    end(0, 250);
    end(251, 400);

    assertThat(arrivals.knownUntil(ZERO.plusSeconds(5))).isEqualTo(ZERO.plusMillis(2_500));
  }

  @Test
  void anArrivalThatCanNoLongerEndHoldsNothingUp() {
    end(0, 250);

    assertThat(arrivals.knownUntil(ZERO.plusSeconds(30))).isEqualTo(ZERO.plusSeconds(20));
  }

  @Test
  void theFutureIsNeverKnown() {
    end(0, 1_000);

    assertThat(arrivals.knownUntil(ZERO.plusSeconds(3))).isEqualTo(ZERO.plusSeconds(3));
  }

  private void end(int from, int until) {
    for (int number = from; number < until; number++) {
      arrivals.ended(Window.micros(ZERO) + number * 10_000L);
    }
  }
}
