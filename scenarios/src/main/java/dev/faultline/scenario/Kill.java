package dev.faultline.scenario;

/**
 * The process dies at once, without a chance to say goodbye, and is started again when the fault
 * ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 */
public record Kill(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.KILL;
  }
}
