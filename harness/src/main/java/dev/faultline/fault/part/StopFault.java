package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.Watch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.fault.watch.Watches;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.Stop;
import java.time.Duration;

/** Asks a container's process to end, and starts the container again when the fault ends. */
public final class StopFault {
  /** Longer than any goodbye; whoever has not said it by then is killed. */
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  /** A process may need this long to boot on a machine under load. */
  private static final Duration BOOT = Duration.ofSeconds(20);

  private StopFault() {}

  public static Injector of(Stop stop, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(stop.target());
    return new WatchedFault(
        UndoRecord.of(FaultKind.STOP, part, runId),
        watch(stop, bed),
        lasts,
        BOOT,
        Act.of(
            () -> bed.containers().stop(part.containerId(), GOODBYE),
            () -> bed.containers().start(part.containerId())));
  }

  private static Watch watch(Stop stop, Bed bed) {
    Watch part = Watches.of(stop.target(), bed);
    return stop.refusedSends() == 0
        ? part
        : new RefusedSends(part, bed.addresses().kafka(), stop.refusedSends());
  }

  /** Undoes a stop of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }
}
