package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.ConnectionLeak;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Real traffic borrows connections that are never given back, until the pool is dry. Only a restart
 * of the role helps, as in production.
 */
public final class ConnectionLeakFault {
  private ConnectionLeakFault() {}

  public static Injector of(ConnectionLeak leak, TimedFault fault, Bed bed, String runId) {
    UndoRecord undo = UndoRecord.of(FaultKind.CONNECTION_LEAK, bed.part(leak.target()), runId);
    RoleAgent agent = new RoleAgent(undo.containerId(), bed);
    AtomicBoolean struck = new AtomicBoolean();
    return new WatchedFault(
        undo,
        new PoolWatch(leak, bed),
        fault.lasts(),
        Duration.ZERO,
        new Act(
            agent::load,
            () -> {
              struck.set(true);
              agent.arm(fault.lasts(), "leak " + leak.connections());
            },
            () -> {
              if (struck.getAndSet(false)) {
                bed.containers().kill(undo.containerId());
              }
              bed.containers().start(undo.containerId());
            },
            agent::armed));
  }
}
