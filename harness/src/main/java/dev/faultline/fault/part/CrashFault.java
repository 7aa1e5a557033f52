package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.RestartWatch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.fault.watch.Watches;
import dev.faultline.scenario.Crash;
import dev.faultline.scenario.FaultKind;
import java.time.Duration;
import java.util.List;

/**
 * Kills the processes inside a container, which its restart policy brings back at once. The engine
 * takes its own kill for a wish of its user and would not restart, so the kill comes from inside.
 */
public final class CrashFault {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** All processes but the first, which is the init that the engine put there. */
  private static final List<String> KILL_ALL = List.of("bash", "-c", "kill -KILL -1");

  private CrashFault() {}

  public static Injector of(Crash crash, Duration longest, Bed bed, String runId) {
    Part part = bed.part(crash.target());
    RestartWatch watch = new RestartWatch(Watches.of(crash.target(), bed));
    return new WatchedFault(
        UndoRecord.of(FaultKind.CRASH, part, runId),
        watch,
        longest,
        Duration.ZERO,
        Act.of(
            () -> {
              bed.containers().inside(part.containerId()).exec(PATIENCE, KILL_ALL);
              watch.faultEnds();
            },
            () -> bed.containers().start(part.containerId())));
  }

  /**
   * Undoes a crash of a run that is no more: where the policy gave up, the container is started.
   */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }
}
