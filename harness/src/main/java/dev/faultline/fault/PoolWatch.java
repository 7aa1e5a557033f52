package dev.faultline.fault;

import dev.faultline.fault.PoolHistory.PoolState;
import java.time.Instant;
import java.util.Optional;

/** Watches a role's connection pool by the pool's own metrics. */
final class PoolWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 200;

  private final RoleMetrics metrics;
  private final Looks looks;
  private final PoolHistory history = new PoolHistory();

  PoolWatch(String part, RoleMetrics metrics) {
    this.metrics = metrics;
    this.looks = new Looks(part + " pool", 1);
  }

  void start() {
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

  /** What was seen, as long as somebody looks. */
  PoolHistory history() {
    looks.check();
    return history;
  }

  @Override
  public void close() {
    looks.close();
  }
}
