package dev.faultline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.run.Sample;
import dev.faultline.run.StatusRead;
import dev.faultline.scenario.Metric;
import org.junit.jupiter.api.Test;

final class StatusSecondTest {
  private final StatusSecond second = new StatusSecond();

  @Test
  void who_was_not_answered_is_counted_and_takes_no_time() {
    second.add(read(20_000, 200), true);
    second.add(read(40_000, 503), false);
    second.add(read(9_000_000, 0), false);

    assertThat(second.samples(7_000))
        .containsExactly(
            new Sample(7_000, Metric.STATUS_ERRORS.word(), 2),
            new Sample(7_000, Metric.STATUS_MEAN.word(), 30));
  }

  @Test
  void a_second_without_an_answer_has_no_mean() {
    second.add(read(9_000_000, 0), false);

    assertThat(second.samples(7_000))
        .containsExactly(new Sample(7_000, Metric.STATUS_ERRORS.word(), 1));
  }

  @Test
  void seconds_are_judged_by_their_mean_and_not_by_the_worst() {
    Observed observed = new Observed();
    observed.add(new Sample(0, Metric.STATUS_MEAN.word(), 10));
    observed.add(new Sample(1_000, Metric.STATUS_MEAN.word(), 1_000));

    assertThat(observed.value(Metric.STATUS_MEAN, true, 2).orElseThrow())
        .isCloseTo(505, within(0.001));
  }

  private static StatusRead read(long micros, int status) {
    return new StatusRead(1_000, 1_000 + micros, "u", "RUSH", "id", status, "QUEUED");
  }
}
