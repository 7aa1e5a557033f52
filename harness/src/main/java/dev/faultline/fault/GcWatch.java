package dev.faultline.fault;

import dev.faultline.fault.GcHistory.GcReading;
import dev.faultline.fault.RoleMetrics.Reading;
import java.time.Instant;
import java.util.Optional;

/** Watches a role's collector by the JVM's own metrics. */
final class GcWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 500;

  private final RoleMetrics metrics;
  private final Looks looks;
  private final GcHistory history = new GcHistory();

  GcWatch(String part, RoleMetrics metrics) {
    this.metrics = metrics;
    this.looks = new Looks(part + " collector", 1);
  }

  void start() {
    history.looked(
        reading()
            .orElseThrow(
                () -> new IllegalStateException("the role tells nothing of its collector")));
    looks.repeat(() -> reading().ifPresent(history::looked), INTERVAL_MILLIS);
  }

  private Optional<GcReading> reading() {
    return metrics.read().map(GcWatch::reading);
  }

  static GcReading reading(Reading reading) {
    return new GcReading(
        Instant.now(),
        reading.sum("jvm_gc_pause_seconds_count", GcWatch::notAskedFor),
        reading.sum("jvm_gc_pause_seconds_sum", GcWatch::notAskedFor),
        reading.sum("jvm_gc_memory_allocated_bytes_total"),
        reading.sum("jvm_memory_usage_after_gc", labels -> labels.contains("long-lived")));
  }

  /** The agent asks for whole collections itself; those are not the role's trouble. */
  private static boolean notAskedFor(String labels) {
    return !labels.contains("cause=\"System.gc()\"");
  }

  /** What was seen, as long as somebody looks. */
  GcHistory history() {
    looks.check();
    return history;
  }

  @Override
  public void close() {
    looks.close();
  }
}
