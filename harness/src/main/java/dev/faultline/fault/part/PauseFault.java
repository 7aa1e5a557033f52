package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.fault.watch.Watches;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.Pause;
import java.time.Duration;

/** Freezes a container's processes, and lets them go on when the fault ends. */
public final class PauseFault {
  /** Who wakes has work to catch up with before it answers. */
  private static final Duration WAKING = Duration.ofSeconds(8);

  private PauseFault() {}

  public static Injector of(Pause pause, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(pause.target());
    return new WatchedFault(
        UndoRecord.of(FaultKind.PAUSE, part, runId),
        Watches.of(pause.target(), bed),
        lasts,
        WAKING,
        Act.of(
            () -> bed.containers().pause(part.containerId()),
            () -> bed.containers().unpause(part.containerId())));
  }

  /** Undoes a pause of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.unpause(left.containerId());
  }
}
