package dev.faultline.scenario;

/**
 * Memory that nobody lets go fills the old generation of the process, so that the collector looks
 * through all of it again and again.
 *
 * @param target a container of a role out of {@link BedSpec#roleInstances()}
 * @param share of the old generation that is in use after a collection, above 0
 * @param pauses the least share of time in which the collector must stop the process for it
 */
public record OldGenerationFill(String target, Share share, Share pauses) implements Fault {
  public OldGenerationFill {
    if (share.fraction() < 0.01) {
      throw new IllegalArgumentException("1% to 100% of the old generation, not " + share);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.OLD_GENERATION_FILL;
  }
}
