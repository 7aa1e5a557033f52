package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.scenario.CpuLimit;
import dev.faultline.scenario.FaultKind;
import java.time.Duration;

/** Takes processor time away from a container, as a noisy neighbour or a small quota does. */
final class CpuLimitFault {
  /** Looks are half a second apart, and slower while the container starves. */
  private static final Duration SEEING = Duration.ofSeconds(8);

  private CpuLimitFault() {}

  static Injector of(CpuLimit limit, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(limit.target());
    LabelledContainers containers = bed.containers();
    double before = containers.cpus(part.containerId());
    if (before <= limit.cpus()) {
      throw new IllegalArgumentException(
          "%s has %s processors: a limit of %s takes nothing away"
              .formatted(part.name(), before, limit.cpus()));
    }
    return new PartFault(
        UndoRecord.of(FaultKind.CPU_LIMIT, part, runId),
        new ThrottleWatch(part, containers),
        lasts,
        SEEING,
        () -> containers.limitCpus(part.containerId(), limit.cpus()),
        () -> containers.limitCpus(part.containerId(), before));
  }

  /** Undoes a limit of a run that is no more: what it was before is not known, all is enough. */
  static void undo(UndoRecord left, LabelledContainers containers) {
    containers.limitCpus(left.containerId(), Runtime.getRuntime().availableProcessors());
  }
}
