package dev.faultline.fault.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {
  private final AnswerTimes times = new AnswerTimes(Duration.ofMillis(50));

  @Test
  void usualIsWhatComesNotMuchLaterThanTheMedianBefore() {
    answers(10, 20, 900).forEach(times::before);

    assertThat(times.usual(Duration.ofMillis(70))).isTrue();
    assertThat(times.usual(Duration.ofMillis(71))).isFalse();
  }

  @Test
  void addedIsTheDifferenceOfTheMedians() {
    answers(10, 20, 30).forEach(times::before);
    times.faultStarts();
    answers(120, 300, 110).forEach(times::took);

    assertThat(times.added()).isEqualTo(Duration.ofMillis(100));
    assertThat(times.during()).isEqualTo(3);
  }

  @Test
  void whatComesAfterTheHealIsNotTheFaults() {
    times.before(Duration.ofMillis(10));
    times.faultStarts();
    times.took(Duration.ofMillis(110));
    times.faultEnds();
    answers(10, 10, 10).forEach(times::took);

    assertThat(times.added()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aFaultThatMadeNothingSlowerAddedNothing() {
    times.before(Duration.ofMillis(10));
    times.faultStarts();
    times.took(Duration.ofMillis(5));

    assertThat(times.added()).isZero();
  }

  private static Stream<Duration> answers(int... millis) {
    return IntStream.of(millis).mapToObj(Duration::ofMillis);
  }
}
