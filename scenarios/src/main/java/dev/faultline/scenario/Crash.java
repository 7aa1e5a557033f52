package dev.faultline.scenario;

/**
 * The process dies at once, and whatever runs the container in production (a restart policy) starts
 * it again; nobody else helps before the fault ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 */
public record Crash(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.CRASH;
  }
}
