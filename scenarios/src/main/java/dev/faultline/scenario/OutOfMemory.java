package dev.faultline.scenario;

/**
 * The heap runs full, the process ends itself for it, and its restart policy brings it back.
 *
 * @param target a container of a role out of {@link BedSpec#roleInstances()}
 */
public record OutOfMemory(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.OUT_OF_MEMORY;
  }
}
