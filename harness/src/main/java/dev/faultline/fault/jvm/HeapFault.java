package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A cause that makes the collector of a role work; dose and heal are what the JVM says of it. */
final class HeapFault {
  private HeapFault() {}

  /**
   * @param cause what the agent is armed with
   * @param doses what was asked, held against what was seen
   */
  static Injector of(
      TimedFault fault,
      Bed bed,
      String runId,
      String cause,
      Function<GcHistory, List<Dose>> doses) {
    String target = fault.fault().target();
    UndoRecord undo = UndoRecord.of(fault.fault().kind(), bed.part(target), runId);
    ArmedRole role = new ArmedRole(target, bed, cause, fault.lasts());
    return new WatchedFault(
        undo,
        new GcWatch(target, bed, role::follow, doses),
        fault.lasts(),
        Duration.ZERO,
        new Act(role::load, role::arm, role::disarm, role::armed));
  }
}
