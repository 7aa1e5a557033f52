package dev.faultline.coupon.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.bulletin.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BoardTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final StatusSettings SETTINGS =
      new StatusSettings(
          300,
          99,
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          5,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          ZoneId.of("Asia/Seoul"));

  private Board board = Board.unmeasured(START);
  private int second;

  @Test
  void threeHundredForTwoSecondsAreADelayAndTwoHundredNinetyNineAreNot() {
    lag(0, 1);
    assertThat(lag(299, 60)).isEqualTo(ServiceState.NORMAL);
    assertThat(lag(300, 2)).isEqualTo(ServiceState.NORMAL);
    assertThat(lag(300, 1)).isEqualTo(ServiceState.DELAYED);
    assertThat(board.causes()).containsExactly(Cause.LAG);
  }

  @Test
  void aBurstIsNoDelay() {
    lag(0, 1);
    lag(5_000, 2);
    assertThat(lag(0, 1)).isEqualTo(ServiceState.NORMAL);
    assertThat(lag(5_000, 2)).isEqualTo(ServiceState.NORMAL);
  }

  @Test
  void aDelayEndsOnlyAfterTenCalmSecondsAndNotBetweenTheThresholds() {
    lag(0, 1);
    lag(300, 3);
    assertThat(lag(100, 60)).isEqualTo(ServiceState.DELAYED);
    assertThat(lag(99, 10)).isEqualTo(ServiceState.DELAYED);
    assertThat(lag(100, 1)).isEqualTo(ServiceState.DELAYED);
    assertThat(lag(99, 10)).isEqualTo(ServiceState.DELAYED);
    assertThat(lag(99, 1)).isEqualTo(ServiceState.NORMAL);
  }

  @Test
  void theFirstMeasurementCountsAtOnce() {
    assertThat(lag(300, 1)).isEqualTo(ServiceState.DELAYED);
  }

  @Test
  void anUnknownLagKeepsADelayAndIsAStateOfItsOwn() {
    lag(0, 1);
    lag(300, 3);
    assertThat(measure(OptionalLong.empty(), store(0, 0), 60)).isEqualTo(ServiceState.DELAYED);
    board = Board.unmeasured(START);
    measure(OptionalLong.of(0), store(0, 0), 1);
    assertThat(measure(OptionalLong.empty(), store(0, 0), 5)).isEqualTo(ServiceState.NORMAL);
    assertThat(measure(OptionalLong.empty(), store(0, 0), 1)).isEqualTo(ServiceState.CHECKING);
  }

  @Test
  void anOldOutboxRowIsADelayAndFiveDeadLettersConcernSome() {
    measure(OptionalLong.of(0), store(0, 0), 1);
    assertThat(measure(OptionalLong.of(0), store(9, 4), 10)).isEqualTo(ServiceState.NORMAL);
    assertThat(measure(OptionalLong.of(0), store(9, 5), 3)).isEqualTo(ServiceState.PARTIAL);
    assertThat(measure(OptionalLong.of(0), store(10, 5), 3)).isEqualTo(ServiceState.DELAYED);
    assertThat(board.causes()).containsExactly(Cause.OUTBOX_OLD, Cause.DEAD_LETTERS);
  }

  @Test
  void aStoreThatIsAwayIsWorseThanAnythingElse() {
    lag(0, 1);
    lag(300, 3);
    assertThat(measure(OptionalLong.empty(), Optional.empty(), 6))
        .isEqualTo(ServiceState.UNAVAILABLE);
  }

  @Test
  void theStateIsAsOldAsItsLastChange() {
    lag(0, 5);
    lag(300, 10);
    assertThat(board.since()).isEqualTo(START.plusSeconds(7));
  }

  private ServiceState lag(long behind, int seconds) {
    return measure(OptionalLong.of(behind), store(0, 0), seconds);
  }

  private ServiceState measure(OptionalLong lag, Optional<Signals.Store> store, int seconds) {
    for (int i = 0; i < seconds; i++) {
      var signals = new Signals(START.plusSeconds(second++), lag, store);
      board = board.next(signals, Optional.empty(), SETTINGS);
    }
    return board.state();
  }

  private static Optional<Signals.Store> store(int oldestSeconds, long deadLetters) {
    return Optional.of(new Signals.Store(Duration.ofSeconds(oldestSeconds), deadLetters));
  }
}
