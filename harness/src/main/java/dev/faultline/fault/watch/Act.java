package dev.faultline.fault.watch;

/**
 * What a fault does to its target.
 *
 * @param prepare changes nothing yet; done before the warm-up
 * @param strike breaks the target
 * @param repair makes it whole, however often it is called
 */
public record Act(Runnable prepare, Runnable strike, Runnable repair) {
  /** Needs no preparation. */
  public static Act of(Runnable strike, Runnable repair) {
    return new Act(() -> {}, strike, repair);
  }
}
