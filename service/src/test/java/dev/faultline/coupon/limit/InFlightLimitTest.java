package dev.faultline.coupon.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class InFlightLimitTest {

  private static final LimitSettings SETTINGS =
      new LimitSettings(1, 1, 1, 1, 1, 100, 20, Duration.ofMillis(100), Duration.ofMillis(100));

  private final AtomicLong nanos = new AtomicLong();
  private final InFlightLimit limit = new InFlightLimit(SETTINGS, nanos::get);

  @Test
  void noMoreAreInsideThanTheLimitAndWhoLeavesMakesRoom() {
    for (int number = 0; number < 100; number++) {
      assertThat(limit.tryEnter()).isTrue();
    }

    assertThat(limit.tryEnter()).isFalse();
    limit.done(0);
    assertThat(limit.tryEnter()).isTrue();
  }

  @Test
  void manySlowAnswersWithinOneWindowCostATenthOnce() {
    window(200, Duration.ofMillis(500));

    assertThat(limit.limit()).isEqualTo(90);
  }

  @Test
  void slownessThatLastsLeadsToTheLeastAndSpeedBackToTheMost() {
    for (int window = 0; window < 50; window++) {
      window(5, Duration.ofMillis(500));
    }
    int least = limit.limit();
    for (int window = 0; window < 100; window++) {
      window(5, Duration.ofMillis(5));
    }

    assertThat(least).isEqualTo(20);
    assertThat(limit.limit()).isEqualTo(100);
  }

  private void window(int answers, Duration took) {
    for (int answer = 0; answer < answers; answer++) {
      limit.tryEnter();
      if (answer == answers - 1) {
        nanos.addAndGet(SETTINGS.window().toNanos());
      }
      limit.done(took.toNanos());
    }
  }
}
