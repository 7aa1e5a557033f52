package dev.faultline.fault.network;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.PacketLoss;
import java.time.Duration;

/**
 * Drops packets that arrive at a part. The rule stands in the part's own network, made by a
 * companion with the right to; the part itself never has it.
 */
public final class PacketLossFault {
  /** A round of looking may pass, and the engine may be slow to run a command. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  private PacketLossFault() {}

  public static Injector of(PacketLoss asked, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(asked.target());
    double share = asked.loss().fraction();
    LossyNetwork network = LossyNetwork.of(part, bed);
    return new WatchedFault(
        UndoRecord.of(FaultKind.PACKET_LOSS, part, runId),
        new LossWatch(part.name(), share, network),
        lasts,
        SEEING,
        Act.of(() -> network.drop(share), network::clear));
  }

  /** Rules live and die with the network of a container: started anew, it has a new one. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.kill(left.containerId());
    containers.start(left.containerId());
  }
}
