package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.CpuLimit;
import dev.faultline.scenario.FaultKind;
import java.time.Duration;

/** Takes processor time away from a container, as a noisy neighbour or a small quota does. */
public final class CpuLimitFault {
  /** Looks are half a second apart, and slower while the container starves. */
  private static final Duration SEEING = Duration.ofSeconds(8);

  private CpuLimitFault() {}

  public static Injector of(CpuLimit limit, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(limit.target());
    LabelledContainers containers = bed.containers();
    double before = containers.cpus(part.containerId());
    if (before <= limit.cpus()) {
      throw new IllegalArgumentException(
          "%s has %s processors: a limit of %s takes nothing away"
              .formatted(part.name(), before, limit.cpus()));
    }
    return new WatchedFault(
        UndoRecord.of(FaultKind.CPU_LIMIT, part, runId),
        new ThrottleWatch(part, containers),
        lasts,
        SEEING,
        Act.of(
            () -> containers.limitCpus(part.containerId(), limit.cpus()),
            () -> containers.limitCpus(part.containerId(), before)));
  }

  /** Undoes a limit of a run that is no more: what it was before is not known, all is enough. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.limitCpus(left.containerId(), Runtime.getRuntime().availableProcessors());
  }
}
