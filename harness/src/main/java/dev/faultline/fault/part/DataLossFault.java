package dev.faultline.fault.part;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.fault.watch.Watches;
import dev.faultline.scenario.DataLoss;
import dev.faultline.scenario.FaultKind;
import java.time.Duration;
import java.util.List;

/** Empties a server's disk, kills it at once, and starts it again when the fault ends. */
public final class DataLossFault {
  private static final Duration BOOT = Duration.ofSeconds(15);
  private static final Duration EMPTIED_WITHIN = Duration.ofSeconds(10);
  private static final List<String> EMPTY = List.of("find", "/data", "-mindepth", "1", "-delete");

  private DataLossFault() {}

  public static Injector of(DataLoss loss, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(loss.target());
    KeptMarks marks = new KeptMarks(bed.addresses().cache(loss.target()));
    return new WatchedFault(
        UndoRecord.of(FaultKind.DATA_LOSS, part, runId),
        new DataLossWatch(Watches.of(loss.target(), bed), marks),
        lasts,
        BOOT,
        Act.of(
            () -> {
              marks.write();
              empty(part, bed.containers());
              bed.containers().kill(part.containerId());
            },
            () -> bed.containers().start(part.containerId())));
  }

  private static void empty(Part part, LabelledContainers containers) {
    var answer = containers.inside(part.containerId()).exec(EMPTIED_WITHIN, EMPTY);
    if (answer.exitCode() != 0) {
      throw new IllegalStateException("Its disk was not emptied: " + answer.output().strip());
    }
  }

  /** Undoes the death of a run that is no more; what is lost stays lost. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }
}
