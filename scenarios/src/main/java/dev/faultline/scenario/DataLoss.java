package dev.faultline.scenario;

/**
 * The process dies, and what it kept on disk is gone: it comes back with nothing.
 *
 * @param target the only Redis server of the bed
 */
public record DataLoss(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.DATA_LOSS;
  }
}
