package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.RestartWatch;
import dev.faultline.fault.watch.Watch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.fault.watch.Watches;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.Kill;
import java.time.Duration;

/** Kills a container's process, and starts the container again when the fault ends. */
public final class KillFault {
  /** A process may need this long to boot on a machine under load. */
  private static final Duration BOOT = Duration.ofSeconds(15);

  private KillFault() {}

  public static Injector of(Kill kill, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(kill.target());
    Watch answers = Watches.of(kill.target(), bed);
    Watch watch = kill.untilRestarted() ? new RestartWatch(answers) : answers;
    return new WatchedFault(
        UndoRecord.of(FaultKind.KILL, part, runId),
        watch,
        lasts,
        BOOT,
        Act.of(
            () -> {
              bed.containers().kill(part.containerId());
              if (kill.untilRestarted()) {
                // It is dead now, so the next answer comes from its successor, whoever starts it.
                watch.faultEnds();
              }
            },
            () -> bed.containers().start(part.containerId())));
  }

  /** Undoes a kill of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }
}
