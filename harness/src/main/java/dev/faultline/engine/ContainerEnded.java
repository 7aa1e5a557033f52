package dev.faultline.engine;

/** A container ended while it was asked something; its next process may answer. */
public final class ContainerEnded extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ContainerEnded(String containerId, Object asked) {
    super("Container " + containerId + " ended while it was asked " + asked);
  }
}
