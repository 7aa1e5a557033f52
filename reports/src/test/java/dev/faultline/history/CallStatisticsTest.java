package dev.faultline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.faultline.run.Call;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.Metric.Source;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every metric that comes from calls, over calls whose numbers are known by heart. */
class CallStatisticsTest {
  private static final double SECONDS = 10;

  /** The histogram keeps three digits. */
  private static final double EXACT_PERCENT = 0.1;

  /** 100 answered calls of 1 ms to 100 ms, and one without an answer that took 10 s. */
  private final CallStatistics calls = new CallStatistics(3);

  CallStatisticsTest() {
    IntStream.rangeClosed(1, 80).forEach(millis -> calls.add(call(millis, 202, Outcome.ACCEPTED)));
    IntStream.rangeClosed(81, 85)
        .forEach(millis -> calls.add(call(millis, 200, Outcome.ALREADY_YOURS)));
    IntStream.rangeClosed(86, 98).forEach(millis -> calls.add(call(millis, 409, Outcome.REFUSED)));
    calls.add(call(99, 503, Outcome.FAILED));
    calls.add(call(100, 503, Outcome.UNKNOWN));
    calls.add(call(10_000, 0, Outcome.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "mean, 50.5",
    "p50, 50",
    "p90, 90",
    "p95, 95",
    "p99, 99",
    "accepted-rate, 8",
  })
  void numbersAreTakenOverAnsweredCalls(String metric, double expected) {
    assertThat(value(metric)).isCloseTo(expected, withPercentage(EXACT_PERCENT));
  }

  @ParameterizedTest
  @CsvSource({"error-rate, 3", "refusal-rate, 13", "http-req-failed, 16"})
  void sharesAreTakenOverAllCalls(String metric, double ofThem) {
    assertThat(value(metric)).isEqualTo(ofThem / 101);
  }

  @Test
  void latencyRestsOnAnsweredCallsAndTheRestOnAll() {
    assertThat(calls.samples(Metric.P95)).isEqualTo(100);
    assertThat(calls.samples(Metric.ERROR_RATE)).isEqualTo(101);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void whatComesFromElsewhereIsNeverTakenFromCalls(Metric metric) {
    if (metric.source() == Source.CALLS) {
      assertThat(calls.value(metric, SECONDS)).isPresent();
    } else {
      assertThatThrownBy(() -> calls.value(metric, SECONDS)).hasMessageContaining(metric.word());
    }
  }

  @Test
  void withoutACallThereIsNoValueInsteadOfNone() {
    CallStatistics none = new CallStatistics(3);

    assertThat(Arrays.stream(Metric.values()))
        .filteredOn(metric -> metric.source() == Source.CALLS && metric != Metric.ACCEPTED_RATE)
        .allSatisfy(metric -> assertThat(none.value(metric, SECONDS)).isEmpty());
  }

  private double value(String word) {
    return calls.value(Metric.of(word).orElseThrow(), SECONDS).orElseThrow();
  }

  private static Call call(long millis, int status, Outcome outcome) {
    return new Call(0, 0, millis * 1000, "u", "RUSH", "r", status, "", outcome, PhaseName.CONTROL);
  }
}
