package dev.faultline.coupon.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The last report as gauges, health detail and, once per violation, a log line. Where no report can
 * be made the gauges are not a number: unknown is never shown as none.
 */
final class Findings implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  /** Ids in a log line or a health detail; the rest is a query away. */
  private static final int SHOWN = 20;

  /** Violations that are remembered as told. */
  private static final int MOST_TOLD = 10_000;

  /** A breach is no reason to take the role out of service, so it is not DOWN. */
  private static final Status VIOLATED = new Status("VIOLATED");

  private final Clock clock;
  private final Timer rounds;
  private final Set<String> told = new LinkedHashSet<>();
  private volatile @Nullable Report report;
  private volatile String mode = "starting";

  Findings(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.rounds = meters.timer("coupon.reconciler.round");
    for (Invariant invariant : Invariant.values()) {
      Gauge.builder("coupon.reconciler.violations", () -> number(last -> last.count(invariant)))
          .tag("invariant", invariant.label())
          .register(meters);
    }
    Gauge.builder("coupon.reconciler.late", () -> number(Report::late)).register(meters);
    Gauge.builder("coupon.reconciler.outbox.oldest", () -> number(Report::oldestOutboxSeconds))
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("coupon.reconciler.age", () -> number(this::ageSeconds))
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("coupon.reconciler.active", () -> report == null ? 0 : 1).register(meters);
  }

  void took(Supplier<Report> round) {
    Report made = rounds.record(round);
    if (made != null) {
      report = made;
      mode = "active";
      made.violations().forEach(this::tell);
    }
  }

  /** Another instance has the lock. */
  void standBy() {
    report = null;
    mode = "standing by";
  }

  /** The database cannot be asked; the log says so once, until it answers again. */
  void unknown(Exception e) {
    if (!mode.equals("unknown")) {
      LOG.warn("the promises cannot be checked just now: {}", e.toString());
    }
    report = null;
    mode = "unknown";
  }

  private void tell(Invariant invariant, List<String> ids) {
    List<String> fresh =
        ids.stream().filter(id -> !told.contains(invariant.label() + ' ' + id)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    if (told.size() + fresh.size() > MOST_TOLD) {
      told.clear();
    }
    fresh.forEach(id -> told.add(invariant.label() + ' ' + id));
    LOG.error(
        "invariant {} is broken by {} more: {}",
        invariant.label(),
        fresh.size(),
        fresh.stream().limit(SHOWN).toList());
  }

  private double number(ToDoubleFunction<Report> of) {
    Report last = report;
    return last == null ? Double.NaN : of.applyAsDouble(last);
  }

  private double ageSeconds(Report last) {
    return Duration.between(last.at(), clock.instant()).toMillis() / 1e3;
  }

  @Override
  public Health health() {
    Report last = report;
    if (last == null) {
      return Health.unknown().withDetail("mode", mode).build();
    }
    Map<String, Object> broken = new HashMap<>();
    last.violations()
        .forEach(
            (invariant, ids) -> {
              if (!ids.isEmpty()) {
                broken.put(invariant.label(), ids.stream().limit(SHOWN).toList());
              }
            });
    return Health.status(last.isClean() ? Status.UP : VIOLATED)
        .withDetail("mode", mode)
        .withDetail("at", last.at())
        .withDetail("late", last.late())
        .withDetail("violations", broken)
        .build();
  }
}
