package dev.faultline.scenario;

/**
 * The process stands still, with all its connections open, and goes on where it was when the fault
 * ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 */
public record Pause(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.PAUSE;
  }
}
