package dev.faultline.fault.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fault.jvm.PoolHistory.PoolState;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolHistoryTest {
  private static final int SIZE = 8;
  private final PoolHistory history = new PoolHistory();

  @Test
  void connectionsThatAreOutInEveryLookWereNeverReturned() {
    history.looked(at(0), busy(1, 0));
    history.faultStarts(at(1));
    IntStream.range(0, 20).forEach(look -> history.looked(at(2 + look), busy(3 + look % 5, 0)));

    assertThat(history.neverReturned()).isEqualTo(3);
  }

  @Test
  void aBusyPoolWhoseConnectionsComeBackLeaksNothing() {
    history.faultStarts(at(1));
    IntStream.range(0, 20)
        .forEach(look -> history.looked(at(2 + look), busy(look % 4 == 0 ? 0 : 8, 0)));

    assertThat(history.neverReturned()).isZero();
  }

  @Test
  void onlyWaitsInVainSinceTheFaultCount() {
    history.looked(at(0), busy(8, 5));
    history.faultStarts(at(1));
    history.looked(at(2), busy(8, 7));

    assertThat(history.timeouts()).isEqualTo(2);
  }

  @Test
  void theHealIsSeenByAFreeConnectionThatWasAskedForAfterIt() {
    history.faultStarts(at(0));
    history.looked(at(1), busy(8, 0));
    history.faultEnds(at(5));
    history.looked(at(4), busy(1, 0));
    assertThat(history.freeAgain()).isEmpty();

    history.looked(at(6), busy(8, 0));
    assertThat(history.freeAgain()).isEmpty();

    history.looked(at(7), busy(1, 0));
    assertThat(history.freeAgain()).isPresent();
  }

  @Test
  void aFaultThatNeverBeganIsHealedOnceAConnectionIsFree() {
    history.looked(at(0), busy(1, 0));
    history.faultEnds(at(1));
    history.looked(at(2), busy(1, 0));

    assertThat(history.freeAgain()).isPresent();
  }

  private static PoolState busy(int active, double timeouts) {
    return new PoolState(active, SIZE - active, 0, timeouts);
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
