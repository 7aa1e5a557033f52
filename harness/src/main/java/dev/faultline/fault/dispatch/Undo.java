package dev.faultline.fault.dispatch;

import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Journal;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.database.BadReleaseFault;
import dev.faultline.fault.database.FailoverFault;
import dev.faultline.fault.database.LongTransactionFault;
import dev.faultline.fault.database.SlowQueryFault;
import dev.faultline.fault.link.Links;
import dev.faultline.fault.lock.LockHoldFault;
import dev.faultline.fault.network.PacketLossFault;
import dev.faultline.fault.part.CpuLimitFault;
import dev.faultline.fault.part.CrashFault;
import dev.faultline.fault.part.DataLossFault;
import dev.faultline.fault.part.KillFault;
import dev.faultline.fault.part.PauseFault;
import dev.faultline.fault.part.StopFault;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Undoes what a killed run left: reads the journal, and heals what it names and what is not marked
 * as undone, on containers with our label only.
 */
public final class Undo {
  private final Journal journal;
  private final LabelledContainers containers;
  private final Consumer<String> say;

  public Undo(Path home, LabelledContainers containers, Consumer<String> say) {
    this.journal = new Journal(home);
    this.containers = containers;
    this.say = say;
  }

  /** Undoes everything that is open; gives the number of faults found. */
  public int undoLeftovers() {
    Journal.Reading reading = journal.read();
    reading.unreadable().forEach(line -> say.accept("journal: skipped an unreadable line"));
    reading.open().forEach(this::undo);
    return reading.open().size();
  }

  private void undo(UndoRecord left) {
    String what = "%s of %s (run %s)".formatted(left.kind().word(), left.part(), left.bed());
    switch (containers.state(left.containerId())) {
      case GONE -> say.accept(what + ": its container is gone, nothing is left to undo");
      case RUNNING, PAUSED, STOPPED -> {
        heal(left);
        say.accept(what + ": undone");
      }
    }
    journal.undone(left.id());
  }

  private void heal(UndoRecord left) {
    switch (left.kind()) {
      case BAD_RELEASE -> BadReleaseFault.undo(left, containers);
      case CPU_LIMIT -> CpuLimitFault.undo(left, containers);
      case FAILOVER -> FailoverFault.undo(left, containers);
      case CRASH -> CrashFault.undo(left, containers);
      case DATA_LOSS -> DataLossFault.undo(left, containers);
      // Its traffic, or its stranger in the group, ended with the process that sent it.
      case INVALID_REQUESTS, REBALANCE_STORM, SURGE -> {}
      case KILL -> KillFault.undo(left, containers);
      case LINK_CUT, LINK_SLOW, SHORTAGE -> Links.undo(left, containers);
      case CONNECTION_LEAK, ALLOCATION_BURST, OLD_GENERATION_FILL, OUT_OF_MEMORY ->
          containers.restart(left.containerId());
      case LOCK_HOLD -> LockHoldFault.undo(left, containers);
      case LONG_TRANSACTION -> LongTransactionFault.undo(left, containers);
      case SLOW_QUERY -> SlowQueryFault.undo(left, containers);
      case PACKET_LOSS -> PacketLossFault.undo(left, containers);
      case STOP -> StopFault.undo(left, containers);
      case PAUSE -> PauseFault.undo(left, containers);
    }
  }
}
