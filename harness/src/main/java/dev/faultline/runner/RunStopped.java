package dev.faultline.runner;

/** A person stopped the run; it is healed, sealed and judged as ERROR. */
public final class RunStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunStopped(String reason) {
    super(reason);
  }
}
