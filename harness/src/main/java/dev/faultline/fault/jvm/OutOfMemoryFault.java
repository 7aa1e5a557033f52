package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.OutOfMemory;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;

/** The heap of a role runs full; the role ends itself, and its restart policy brings it back. */
public final class OutOfMemoryFault {
  private OutOfMemoryFault() {}

  public static Injector of(OutOfMemory cause, TimedFault fault, Bed bed, String runId) {
    UndoRecord undo = UndoRecord.of(cause.kind(), bed.part(cause.target()), runId);
    RoleAgent agent = new RoleAgent(undo.containerId(), bed);
    return new WatchedFault(
        undo,
        new OutOfMemoryWatch(cause.target(), undo.containerId(), bed),
        fault.lasts(),
        Duration.ZERO,
        new Act(
            agent::load,
            () -> agent.arm(fault.lasts(), "exhaust"),
            () -> bed.containers().start(undo.containerId()),
            agent::armed));
  }
}
