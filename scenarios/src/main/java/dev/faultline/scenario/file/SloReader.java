package dev.faultline.scenario.file;

import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
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
  private static final BoundReader BOUNDS =
      new BoundReader(
          Bounds.words(
              new PhaseName[] {
                PhaseName.CONTROL,
                PhaseName.FAULT,
                PhaseName.RECOVERY,
                PhaseName.DRAIN,
                PhaseName.END
              },
              PhaseName::word),
          List.of("max", "min", "max-over-control", "min-of-control"));

  private static final Set<Metric> LATENCIES =
      Set.of(Metric.MEAN, Metric.P50, Metric.P90, Metric.P95, Metric.P99);

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
    Read<Slo> slo = BOUNDS.bound(fields);
    slo.ifRead(
        promise -> {
          if (read.putIfAbsent(promise, fields) != null) {
            fields.note("metric", Finding.REPEATED, promise.metric().word());
          }
        });
    return slo;
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
