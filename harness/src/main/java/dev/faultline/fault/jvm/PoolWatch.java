package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.jvm.PoolHistory.PoolState;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.ReadyQuestion;
import dev.faultline.fault.watch.RoleMetrics;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.ConnectionLeak;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches a role's connection pool run dry, by the pool's own metrics. */
final class PoolWatch implements Watch {
  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final long INTERVAL_MILLIS = 200;
  private static final double MOST_TIMEOUTS = 1_000_000;

  private final String role;
  private final int connections;
  private final RoleMetrics metrics;
  private final ReadyQuestion ready;
  private final Looks looks;
  private final PoolHistory history = new PoolHistory();

  PoolWatch(ConnectionLeak leak, Bed bed) {
    this.role = leak.target();
    this.connections = leak.connections();
    this.metrics = new RoleMetrics(bed.addresses().metrics(role), WITHIN);
    this.ready = new ReadyQuestion(bed.addresses().ready(role), WITHIN);
    this.looks = new Looks(role + " pool", 1);
  }

  @Override
  public void start() {
    PoolState now =
        state()
            .filter(pool -> pool.active() + pool.idle() > 0)
            .orElseThrow(
                () -> new IllegalStateException("no pool tells of itself: nothing to leak"));
    history.looked(Instant.now(), now);
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant asked = Instant.now();
    state().ifPresent(pool -> history.looked(asked, pool));
  }

  private Optional<PoolState> state() {
    return metrics
        .read()
        .map(
            reading ->
                new PoolState(
                    (int) reading.sum("hikaricp_connections_active"),
                    (int) reading.sum("hikaricp_connections_idle"),
                    (int) reading.sum("hikaricp_connections_pending"),
                    reading.sum("hikaricp_connections_timeout_total")));
  }

  @Override
  public void faultStarts() {
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return history.timeouts() > 0
            && history.mostPending() > 0
            && history.neverReturned() >= connections
        ? Optional.of(
            "%s: %d connections never came back, up to %d callers waited, %.0f in vain"
                .formatted(
                    role, history.neverReturned(), history.mostPending(), history.timeouts()))
        : Optional.empty();
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history
        .freeAgain()
        .filter(free -> ready.answered())
        .map(free -> new Healed(Instant.now(), role + " is ready, connections are free"));
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return List.of(
        new Dose(
            "leaked-connections",
            "connections",
            connections,
            history.neverReturned(),
            connections,
            connections),
        new Dose("pool-timeouts", "waits", 1, history.timeouts(), 1, MOST_TIMEOUTS));
  }

  @Override
  public void close() {
    looks.close();
  }
}
