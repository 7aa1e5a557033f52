package dev.faultline.incident;

import dev.faultline.history.Observed;
import dev.faultline.run.Call;
import dev.faultline.run.Sample;
import dev.faultline.scenario.Metric;
import dev.faultline.verdict.Quantity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The same figures for each span: what was before, what the fault did, what it was after. */
final class Figures {
  /** In reading order; of samples the highest counts. */
  static final List<Metric> METRICS =
      List.of(
          Metric.P95,
          Metric.ERROR_RATE,
          Metric.REFUSAL_RATE,
          Metric.ACCEPTED_RATE,
          Metric.CONSUMER_RATE,
          Metric.CONSUMER_LAG,
          Metric.OUTBOX_AGE,
          Metric.DLT_OPEN,
          Metric.POOL_USE,
          Metric.GC_PAUSE_MAX,
          Metric.CPU_USE);

  private static final String HEAP = "heap-used-megabytes";

  private final Spans spans;
  private final Map<Spans.Name, Observed> observed = new EnumMap<>(Spans.Name.class);

  Figures(Spans spans) {
    this.spans = spans;
    spans.of().keySet().forEach(name -> observed.put(name, new Observed()));
  }

  void add(Call call) {
    at(Instant.EPOCH.plus(call.start(), ChronoUnit.MICROS), in -> in.add(call));
  }

  void add(Sample sample) {
    at(Instant.ofEpochMilli(sample.at()), in -> in.add(sample));
  }

  Optional<String> text(Metric metric, Spans.Name name) {
    Observed in = observed.get(name);
    Spans.Span span = spans.of().get(name);
    if (in == null || span == null) {
      return Optional.empty();
    }
    OptionalDouble value = in.value(metric, true, span.seconds());
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Quantity.of(value.getAsDouble(), metric.unit()).text());
  }

  /** The most memory that any role's heap held, in megabytes. */
  Optional<String> heap(Spans.Name name) {
    Observed in = observed.get(name);
    OptionalDouble highest = in == null ? OptionalDouble.empty() : in.highest(HEAP);
    return highest.isEmpty()
        ? Optional.empty()
        : Optional.of("%,.0f MB".formatted(highest.getAsDouble()));
  }

  private void at(Instant at, Consumer<Observed> action) {
    spans
        .of()
        .forEach(
            (name, span) -> {
              Observed in = observed.get(name);
              if (in != null && span.contains(at)) {
                action.accept(in);
              }
            });
  }
}
