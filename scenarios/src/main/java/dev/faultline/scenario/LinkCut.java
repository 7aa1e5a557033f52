package dev.faultline.scenario;

/**
 * Connections between roles and a store break, and new ones are refused.
 *
 * @param target a link out of {@link BedSpec#links}, or a store for all links to it
 */
public record LinkCut(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.LINK_CUT;
  }
}
