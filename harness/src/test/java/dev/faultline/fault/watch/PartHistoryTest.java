package dev.faultline.fault.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartHistoryTest {
  private final PartHistory history = new PartHistory();

  @Test
  void absenceLastsFromTheFirstMissToTheFirstAnswerAfterTheHeal() {
    history.looked(at(0), at(0), true);
    history.faultStarts(at(1));
    history.looked(at(2), at(3), false);
    history.looked(at(4), at(5), false);
    history.faultEnds(at(16));
    history.looked(at(17), at(18), false);
    history.looked(at(19), at(20), true);
    history.looked(at(21), at(21), true);

    assertThat(history.absentSince()).contains(at(2));
    assertThat(history.presentAgain()).contains(at(20));
    assertThat(history.absence(at(99))).isEqualTo(Duration.ofSeconds(18));
  }

  @Test
  void theTimeForWhichItWasBackDuringTheFaultIsNotAbsence() {
    history.faultStarts(at(0));
    history.looked(at(1), at(2), false);
    history.looked(at(3), at(4), true);
    history.looked(at(9), at(9), true);
    history.looked(at(10), at(11), false);
    history.faultEnds(at(15));
    history.looked(at(16), at(17), true);

    assertThat(history.absence(at(99))).isEqualTo(Duration.ofSeconds(3 + 7));
    assertThat(history.presentAgain()).contains(at(17));
  }

  @Test
  void aLookThatWasUnderWayAtTheKillCountsFromTheKill() {
    history.faultStarts(at(3));
    history.looked(at(2), at(4), false);

    assertThat(history.absentSince()).contains(at(3));
  }

  @Test
  void aFaultThatDoesNothingHasNoAbsenceAndNoFailedSend() {
    history.faultStarts(at(1));
    history.looked(at(2), at(2), true);
    history.sent(at(2), at(2), true);
    history.faultEnds(at(16));
    history.looked(at(17), at(17), true);

    assertThat(history.absence(at(99))).isZero();
    assertThat(history.failedSends()).isZero();
    assertThat(history.presentAgain()).contains(at(17));
  }

  @Test
  void onlySendsThatFailDuringTheFaultCount() {
    history.sent(at(0), at(0), false);
    history.faultStarts(at(1));
    history.sent(at(2), at(4), false);
    history.sent(at(5), at(7), false);
    history.faultEnds(at(16));
    history.looked(at(17), at(17), true);
    history.sent(at(17), at(18), false);
    history.sent(at(18), at(19), true);

    assertThat(history.failedSends()).isEqualTo(2);
    assertThat(history.ackedAgain()).contains(at(19));
  }

  @Test
  void anAnswerThatWasAskedForBeforeTheHealProvesNothing() {
    history.faultStarts(at(1));
    history.looked(at(2), at(3), false);
    history.faultEnds(at(16));
    history.looked(at(15), at(17), true);

    assertThat(history.presentAgain()).isEmpty();
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
