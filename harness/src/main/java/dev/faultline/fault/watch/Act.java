package dev.faultline.fault.watch;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a fault does to its target.
 *
 * @param prepare changes nothing yet; done before the warm-up
 * @param strike breaks the target
 * @param repair makes it whole, however often it is called
 * @param left what is still there of it; nothing where the target itself shows that
 */
public record Act(
    Runnable prepare, Runnable strike, Runnable repair, Supplier<Optional<String>> left) {
  /** Whatever it leaves is seen at the target. */
  public Act(Runnable prepare, Runnable strike, Runnable repair) {
    this(prepare, strike, repair, Optional::empty);
  }

  /** Needs no preparation. */
  public static Act of(Runnable strike, Runnable repair) {
    return new Act(() -> {}, strike, repair);
  }
}
