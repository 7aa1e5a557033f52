package dev.faultline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final StopSignal stop = new StopSignal();

  @Test
  void aConditionThatHoldsIsNotWaitedFor() {
    AtomicInteger looks = new AtomicInteger();

    assertThat(Await.stoppable(stop).until(() -> looks.incrementAndGet() == 1, LONG, LONG))
        .isTrue();
  }

  @Test
  void theConditionIsLookedAtAgainUntilItHolds() {
    AtomicInteger looks = new AtomicInteger();

    assertThat(Await.stoppable(stop).until(() -> looks.incrementAndGet() == 5, LONG, SHORT))
        .isTrue();
  }

  @Test
  void theDeadlineEndsTheWait() {
    assertThat(Await.stoppable(stop).until(() -> false, Duration.ofMillis(20), SHORT)).isFalse();
  }

  @Test
  void aStopEndsALongWaitAtOnceAndSaysWhy() {
    assertThatThrownBy(
            () ->
                Await.stoppable(stop)
                    .until(
                        () -> {
                          stop.request("signal INT");
                          return false;
                        },
                        LONG,
                        LONG))
        .isInstanceOf(RunStopped.class)
        .hasMessage("signal INT");
  }

  @Test
  void healingGoesOnAlthoughAStopWasAskedFor() {
    stop.request("signal INT");
    AtomicInteger looks = new AtomicInteger();

    assertThat(Await.persistent().until(() -> looks.incrementAndGet() == 3, LONG, SHORT)).isTrue();
  }
}
