package dev.faultline.scenario;

import dev.faultline.scenario.Metric.Unit;
import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code slo:} and refuses promises that could not be judged. */
final class SloReader {
  private static final Map<String, Metric> METRICS = Bounds.words(Metric.values(), Metric::word);
  private static final Map<String, PhaseName> JUDGED =
      Bounds.words(
          new PhaseName[] {
            PhaseName.CONTROL, PhaseName.FAULT, PhaseName.RECOVERY, PhaseName.DRAIN, PhaseName.END
          },
          PhaseName::word);
  private static final Set<PhaseName> UNDER_LOAD =
      Set.of(PhaseName.CONTROL, PhaseName.FAULT, PhaseName.RECOVERY);
  private static final Set<Metric> LATENCIES =
      Set.of(Metric.MEAN, Metric.P50, Metric.P90, Metric.P95, Metric.P99);
  private static final List<String> LIMITS =
      List.of("max", "min", "max-over-control", "min-of-control");
  private static final int MOST_SAMPLES = 10_000_000;

  /** The promises read so far and where each stands. */
  private final Map<Slo, Fields> read = new LinkedHashMap<>();

  Read<List<Slo>> slos(Value value) {
    Read<List<Slo>> slos = value.list(item -> item.mapping(this::slo));
    read.forEach(this::notePairMissing);
    if (slos.value().isPresent()
        && read.keySet().stream().noneMatch(slo -> slo.phase() == PhaseName.RECOVERY)) {
      return value.wrong(Finding.NO_RECOVERY_SLO);
    }
    return slos;
  }

  private Read<Slo> slo(Fields fields) {
    Read<PhaseName> phase = fields.required("phase", value -> value.word(JUDGED));
    Read<Metric> metric = fields.required("metric", value -> value.word(METRICS));
    Read<Limit> limit = limit(fields, metric);
    boolean own = fields.has("min-samples");
    Read<Long> minSamples =
        fields.optional("min-samples", 1L, value -> value.count(1, MOST_SAMPLES));
    Read<Slo> slo =
        fields.build(
            () ->
                new Slo(
                    phase.get(),
                    metric.get(),
                    limit.get(),
                    own ? (int) (long) minSamples.get() : enough(metric.get(), phase.get())));
    slo.ifRead(
        promise -> {
          noteUnjudgeable(promise, fields);
          if (read.putIfAbsent(promise, fields) != null) {
            fields.note("metric", Finding.REPEATED, promise.metric().word());
          }
        });
    return slo;
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

  private static Read<Limit> limit(Fields fields, Read<Metric> metric) {
    List<String> given = LIMITS.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      fields.note(
          given.isEmpty() ? "metric" : given.getLast(),
          Finding.ONE_KEY_OF,
          String.join(", ", LIMITS),
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
    if (phase == PhaseName.CONTROL && overControl(slo.limit())) {
      fields.note("phase", Finding.CONTROL_WITH_ITSELF);
    }
  }

  private static boolean overControl(Limit limit) {
    return switch (limit) {
      case Limit.Max _, Limit.Min _ -> false;
      case Limit.MaxOverControl _, Limit.MaxOverControlShare _, Limit.MinOfControl _ -> true;
    };
  }

  /** Latency is over answered requests: where all fail, it would look splendid. */
  private void notePairMissing(Slo slo, Fields fields) {
    boolean paired =
        read.keySet().stream()
            .anyMatch(other -> other.metric() == Metric.ERROR_RATE && other.phase() == slo.phase());
    if (LATENCIES.contains(slo.metric()) && !paired) {
      fields.note(
          "metric", Finding.LATENCY_WITHOUT_ERRORS, slo.metric().word(), slo.phase().word());
    }
  }
}
