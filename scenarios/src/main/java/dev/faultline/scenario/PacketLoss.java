package dev.faultline.scenario;

/**
 * Packets that arrive at a part are dropped at random, as on a bad cable.
 *
 * @param target a part out of {@link BedSpec#targets()}
 * @param loss how many of all
 */
public record PacketLoss(String target, Share loss) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.PACKET_LOSS;
  }
}
