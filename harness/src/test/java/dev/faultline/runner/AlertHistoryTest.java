package dev.faultline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {
  @Test
  void anAlertFiresAtItsFirstSecondAndClearsAfterItsLast() {
    assertThat(AlertHistory.of("BrokerDown", seconds(10, 11, 12), at(20)))
        .containsExactly(
            new AlertFiring(at(10), "BrokerDown"), new AlertCleared(at(13), "BrokerDown"));
  }

  @Test
  void aGapMakesTwoFirings() {
    assertThat(AlertHistory.of("Lag", seconds(10, 14), at(20)))
        .containsExactly(
            new AlertFiring(at(10), "Lag"),
            new AlertCleared(at(11), "Lag"),
            new AlertFiring(at(14), "Lag"),
            new AlertCleared(at(15), "Lag"));
  }

  @Test
  void whatStillFiresAtTheEndHasNotCleared() {
    assertThat(AlertHistory.of("Lag", seconds(19, 20), at(20)))
        .containsExactly(new AlertFiring(at(19), "Lag"));
  }

  @Test
  void anAlertThatNeverFiredHasNoHistory() {
    assertThat(AlertHistory.of("Lag", List.of(), at(20))).isEmpty();
  }

  @Test
  void whatIsKnownToBeQuietAfterwardsHasCleared() {
    assertThat(AlertHistory.of("Lag", seconds(19, 20), at(22)))
        .containsExactly(new AlertFiring(at(19), "Lag"), new AlertCleared(at(21), "Lag"));
  }

  private static List<Sample> seconds(long... seconds) {
    return LongStream.of(seconds)
        .mapToObj(second -> new Sample(second * 1000, "alerts", 1))
        .toList();
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
