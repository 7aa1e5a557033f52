package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.ConnectionLeak;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Real traffic borrows connections that are never given back, until the pool is dry. Only a restart
 * of the role helps, as in production.
 */
final class ConnectionLeakFault implements Injector {
  private static final Duration WITHIN = Duration.ofSeconds(1);
  private static final double MOST_TIMEOUTS = 1_000_000;

  private final UndoRecord undo;
  private final RoleAgent agent;
  private final PoolWatch watch;
  private final ReadyQuestion ready;
  private final Bed bed;
  private final Duration lasts;
  private final int connections;
  private boolean struck;

  private ConnectionLeakFault(ConnectionLeak leak, Duration lasts, Bed bed, UndoRecord undo) {
    this.undo = undo;
    this.agent = new RoleAgent(undo.containerId(), bed);
    this.watch = new PoolWatch(leak.target(), new RoleMetrics(bed.metrics(leak.target()), WITHIN));
    this.ready = new ReadyQuestion(bed.ready(leak.target()), WITHIN);
    this.bed = bed;
    this.lasts = lasts;
    this.connections = leak.connections();
  }

  static Injector of(ConnectionLeak leak, TimedFault fault, Bed bed, String runId) {
    UndoRecord undo = UndoRecord.of(FaultKind.CONNECTION_LEAK, bed.part(leak.target()), runId);
    return new ConnectionLeakFault(leak, fault.lasts(), bed, undo);
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    agent.load();
    watch.start();
  }

  @Override
  public void inject() {
    struck = true;
    watch.history().faultStarts(Instant.now());
    agent.arm(lasts, "leak " + connections);
  }

  @Override
  public Optional<String> bite() {
    PoolHistory pool = watch.history();
    return pool.timeouts() > 0 && pool.mostPending() > 0 && pool.neverReturned() >= connections
        ? Optional.of(
            "%s: %d connections never came back, up to %d callers waited, %.0f in vain"
                .formatted(undo.part(), pool.neverReturned(), pool.mostPending(), pool.timeouts()))
        : Optional.empty();
  }

  @Override
  public void heal() {
    if (struck) {
      bed.containers().kill(undo.containerId());
    }
    watch.history().faultEnds(Instant.now());
    bed.containers().start(undo.containerId());
    struck = false;
  }

  @Override
  public Optional<Healed> healed() {
    return watch
        .history()
        .freeAgain()
        .filter(free -> ready.answered())
        .map(free -> new Healed(Instant.now(), undo.part() + " is ready, connections are free"));
  }

  @Override
  public List<Dose> doses() {
    PoolHistory pool = watch.history();
    return List.of(
        new Dose(
            "leaked-connections",
            "connections",
            connections,
            pool.neverReturned(),
            connections,
            connections),
        new Dose("pool-timeouts", "waits", 1, pool.timeouts(), 1, MOST_TIMEOUTS));
  }

  @Override
  public void close() {
    watch.close();
  }
}
