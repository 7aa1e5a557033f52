package dev.faultline.scenario.file;

import dev.faultline.scenario.Limit;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.Metric.Unit;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one bound of one metric in one phase, and refuses those that could never be judged.
 *
 * @param phases that may be named
 * @param limits the keys of which exactly one must be there
 */
record BoundReader(Map<String, PhaseName> phases, List<String> limits) {
  static final Set<PhaseName> UNDER_LOAD =
      Set.of(PhaseName.CONTROL, PhaseName.FAULT, PhaseName.RECOVERY);

  private static final Map<String, Metric> METRICS = Bounds.words(Metric.values(), Metric::word);
  private static final int MOST_SAMPLES = 10_000_000;

  Read<Slo> bound(Fields fields) {
    Read<PhaseName> phase = fields.required("phase", value -> value.word(phases));
    Read<Metric> metric = fields.required("metric", value -> value.word(METRICS));
    Read<Limit> limit = limit(fields, metric);
    boolean own = fields.has("min-samples");
    Read<Long> minSamples =
        fields.optional("min-samples", 1L, value -> value.count(1, MOST_SAMPLES));
    Read<Slo> bound =
        fields.build(
            () ->
                new Slo(
                    phase.get(),
                    metric.get(),
                    limit.get(),
                    own ? (int) (long) minSamples.get() : enough(metric.get(), phase.get())));
    bound.ifRead(slo -> noteUnjudgeable(slo, fields));
    return bound;
  }

  /** How many values make a judgement where the file does not say. */
  private static int enough(Metric metric, PhaseName phase) {
    return switch (metric.source()) {
      case CALLS, STORES -> 100;
      // One sample a second; what is left at the end is one last look.
      case SAMPLES -> UNDER_LOAD.contains(phase) ? 3 : 1;
      case STATUS_READS -> 3;
      case TIMELINE -> 1;
    };
  }

  private Read<Limit> limit(Fields fields, Read<Metric> metric) {
    List<String> given = limits.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      fields.note(
          given.isEmpty() ? "metric" : given.getLast(),
          Finding.ONE_KEY_OF,
          String.join(", ", limits),
          Integer.toString(given.size()));
      return Read.failed();
    }
    String key = given.getFirst();
    return metric.then(known -> limit(key, fields.value(key), known.unit()));
  }

  private static Read<Limit> limit(String key, Value value, Unit unit) {
    return switch (key) {
      case "max" -> inUnit(value, unit).map(Limit.Max::new);
      case "min" -> inUnit(value, unit).map(Limit.Min::new);
      case "min-of-control" -> Bounds.share(value).map(Limit.MinOfControl::new);
      case "min-over-control" -> inUnit(value, unit).map(Limit.MinOverControl::new);
      case "max-of-control" -> Bounds.share(value).map(Limit.MaxOfControl::new);
      default -> overControl(value, unit);
    };
  }

  private static Read<Limit> overControl(Value value, Unit unit) {
    boolean share = value.anyText().value().orElse("").endsWith("%");
    return share && unit != Unit.SHARE
        ? Bounds.share(value).map(Limit.MaxOverControlShare::new)
        : inUnit(value, unit).map(Limit.MaxOverControl::new);
  }

  private static Read<Double> inUnit(Value value, Unit unit) {
    return switch (unit) {
      case MILLISECONDS -> value.quantity(Dimension.DURATION, 0, 86_400_000);
      case SHARE -> value.quantity(Dimension.SHARE, 0, 1);
      case PER_SECOND -> value.quantity(Dimension.RATE, 0, 1_000_000);
      case COUNT -> value.number(0, 1_000_000_000);
    };
  }

  private static void noteUnjudgeable(Slo slo, Fields fields) {
    String metric = slo.metric().word();
    PhaseName phase = slo.phase();
    boolean values =
        switch (slo.metric().source()) {
          case CALLS, STORES, STATUS_READS -> UNDER_LOAD.contains(phase);
          case SAMPLES -> true;
          case TIMELINE -> phase == PhaseName.FAULT;
        };
    boolean eachSecond =
        switch (slo.metric().source()) {
          case CALLS, SAMPLES -> true;
          case STORES, TIMELINE, STATUS_READS -> false;
        };
    if (!values) {
      fields.note("phase", Finding.PHASE_WITHOUT_VALUES, metric, phase.word());
    } else if (phase == PhaseName.RECOVERY && !eachSecond) {
      fields.note("metric", Finding.NOT_PER_SECOND, metric);
    }
    if (phase == PhaseName.CONTROL && slo.limit().isRelative()) {
      fields.note("phase", Finding.CONTROL_WITH_ITSELF);
    }
  }
}
