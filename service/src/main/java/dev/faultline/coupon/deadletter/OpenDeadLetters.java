package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.background.LastAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/** Shows how many dead letters are open; not a number while the database cannot say. */
final class OpenDeadLetters {

  private OpenDeadLetters() {}

  /** The gauge of all open letters, and one for each class that has some. */
  static LastAnswer<Map<String, Long>> gauges(LetterCounts letters, MeterRegistry meters) {
    MultiGauge byKind = MultiGauge.builder("coupon.dead.letters.open.by.class").register(meters);
    var open =
        new LastAnswer<>(
            "dead-letter-gauge",
            () -> {
              Map<String, Long> counts = letters.openByKind();
              byKind.register(
                  counts.entrySet().stream()
                      .<MultiGauge.Row<?>>map(
                          count ->
                              MultiGauge.Row.of(Tags.of("class", count.getKey()), count.getValue()))
                      .toList(),
                  true);
              return counts;
            });
    Gauge.builder(
            "coupon.dead.letters.open",
            open,
            asked ->
                asked.value(counts -> counts.values().stream().mapToLong(Long::longValue).sum()))
        .register(meters);
    return open;
  }
}
