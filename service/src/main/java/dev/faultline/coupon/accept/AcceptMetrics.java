package dev.faultline.coupon.accept;

import dev.faultline.coupon.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Counts answers by code, all of them from zero on, so that a rate exists before the first one. */
final class AcceptMetrics {

  private final MeterRegistry meters;
  private final Timer accept;
  private final Map<String, Counter> answers = new ConcurrentHashMap<>();

  AcceptMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.accept =
        Timer.builder("coupon.accept")
            .description("From request to answer, every outcome")
            .serviceLevelObjectives(
                Stream.of(5, 10, 25, 50, 100, 150, 250, 500, 1_000, 2_000, 4_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new))
            .register(meters);
    Stream.concat(
            Stream.of("ACCEPTED", "DUPLICATE", "GIVEN_UP"),
            Arrays.stream(ProblemCode.values()).map(ProblemCode::name))
        .forEach(this::counter);
  }

  void answered(String code, Duration took) {
    accept.record(took);
    counter(code).increment();
  }

  private Counter counter(String code) {
    return answers.computeIfAbsent(code, name -> meters.counter("coupon.requests", "code", name));
  }
}
