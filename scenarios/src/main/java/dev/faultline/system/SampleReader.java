package dev.faultline.system;

import dev.faultline.scenario.Metric;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code metrics:} and {@code extra-samples:}, PromQL by name. */
final class SampleReader {
  private static final Map<String, Metric> SAMPLED = sampled();
  private static final Pattern SERIES = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private SampleReader() {}

  static Read<Map<Metric, String>> metrics(Value value) {
    return value
        .<String>entries(
            (key, query) ->
                key.text()
                    .then(word -> sampled(key, word))
                    .then(word -> query.text().map(promQl -> Map.entry(word, promQl))))
        .map(
            byWord -> {
              Map<Metric, String> metrics = new LinkedHashMap<>();
              byWord.forEach((word, promQl) -> metrics.put(metric(word), promQl));
              return metrics;
            });
  }

  private static Read<String> sampled(Value key, String word) {
    if (SAMPLED.containsKey(word)) {
      return Read.of(word);
    }
    return Metric.of(word).isPresent()
        ? key.unknown(Finding.NOT_FROM_SAMPLES, word, SAMPLED.keySet())
        : key.unknown(Finding.UNKNOWN_KEY, word, SAMPLED.keySet());
  }

  /**
   * Reads further series.
   *
   * @param metrics what is measured already; a metric that is not may stand here, as in the system
   *     files of runs from before it was one
   */
  static Read<Map<String, String>> extraSamples(Value value, Read<Map<Metric, String>> metrics) {
    Map<Metric, String> measured = metrics.value().orElse(Map.of());
    return value.entries(
        (key, query) ->
            key.text(SERIES, "accepted-per-second")
                .then(
                    name ->
                        Metric.of(name).filter(measured::containsKey).isPresent()
                            ? key.wrong(Finding.REPEATED, name)
                            : Read.of(name))
                .then(name -> query.text().map(promQl -> Map.entry(name, promQl))));
  }

  private static Metric metric(String word) {
    return Metric.of(word).orElseThrow();
  }

  private static Map<String, Metric> sampled() {
    Map<String, Metric> sampled = new LinkedHashMap<>();
    for (Metric metric : List.of(Metric.values())) {
      if (metric.source() == Metric.Source.SAMPLES) {
        sampled.put(metric.word(), metric);
      }
    }
    return sampled;
  }
}
