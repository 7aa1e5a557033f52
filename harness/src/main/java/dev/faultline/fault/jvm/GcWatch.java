package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.jvm.GcHistory.GcReading;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.RoleMetrics;
import dev.faultline.fault.watch.RoleMetrics.Reading;
import dev.faultline.fault.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Watches a role's collector at work and at rest, by the JVM's own metrics. */
final class GcWatch implements Watch {
  private static final Duration WITHIN = Duration.ofSeconds(2);
  private static final long INTERVAL_MILLIS = 500;

  private final String role;
  private final RoleMetrics metrics;
  private final Runnable answered;
  private final Function<GcHistory, List<Dose>> doses;
  private final Looks looks;
  private final GcHistory history = new GcHistory();

  /**
   * @param answered is told each time that the role has answered
   * @param doses what was asked, held against what was seen
   */
  GcWatch(String role, Bed bed, Runnable answered, Function<GcHistory, List<Dose>> doses) {
    this.role = role;
    this.metrics = new RoleMetrics(bed.addresses().metrics(role), WITHIN);
    this.answered = answered;
    this.doses = doses;
    this.looks = new Looks(role + " collector", 1);
  }

  @Override
  public void start() {
    history.looked(
        reading()
            .orElseThrow(
                () -> new IllegalStateException("the role tells nothing of its collector")));
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    reading()
        .ifPresent(
            reading -> {
              history.looked(reading);
              answered.run();
            });
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

  @Override
  public void faultStarts() {
    history.faultStarts();
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  /** Evidence is a dose that is large enough already. */
  @Override
  public Optional<String> bite() {
    looks.check();
    return doses.apply(history).stream().allMatch(dose -> dose.measured() >= dose.least())
        ? Optional.of(
            "%s: %.0f collections stopped it for %.1f %% of the time"
                .formatted(role, history.collections(), 100 * history.pausedShare()))
        : Optional.empty();
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.rested().map(at -> new Healed(at, role + ": the collector is at rest"));
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return doses.apply(history);
  }

  @Override
  public void close() {
    looks.close();
  }
}
