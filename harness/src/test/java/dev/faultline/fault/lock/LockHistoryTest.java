package dev.faultline.fault.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockHistoryTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final LockHistory history = new LockHistory();
  private long commands;

  @Test
  void heldAndWaitedForAreTwoTimes() {
    look(0, false, 0, 40);
    history.faultStarts(at(1_000));
    look(1_100, true, 0, 40);
    look(2_100, true, 3, 40);
    history.faultEnds(at(4_000));
    look(4_100, false, 0, 40);

    assertThat(history.held(at(9_000))).isEqualTo(Duration.ofSeconds(3));
    assertThat(history.waitedFor(at(9_000))).isEqualTo(Duration.ofSeconds(2));
    assertThat(history.freeAgain()).contains(at(4_100));
  }

  @Test
  void aLockThatNobodyWantsDoesNotBite() {
    history.faultStarts(at(1_000));
    look(1_100, true, 0, 40);

    assertThat(history.heldSince()).contains(at(1_100));
    assertThat(history.waitedForSince()).isEmpty();
  }

  @Test
  void aLockThatSomebodyElseHoldsIsNotHeldByUs() {
    history.faultStarts(at(1_000));
    look(1_100, false, 5, 40);

    assertThat(history.heldSince()).isEmpty();
    assertThat(history.waitedForSince()).isEmpty();
  }

  @Test
  void retriesAreTheCommandsAboveTheUsual() {
    look(0, false, 0, 0);
    look(1_000, false, 0, 400);
    history.faultStarts(at(1_000));
    look(2_000, true, 0, 2_400);
    look(3_000, true, 0, 2_400);
    history.faultEnds(at(3_000));
    look(4_000, false, 0, 90_000);

    assertThat(history.retriesPerSecond()).isCloseTo(2_000, within(0.1));
  }

  @Test
  void whoIsNeverSeenHasNoRetries() {
    assertThat(history.retriesPerSecond()).isZero();
  }

  private void look(long millis, boolean held, long waiting, long more) {
    commands += more;
    history.looked(at(millis), at(millis), new HeldLock.State(held, waiting, commands));
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }
}
