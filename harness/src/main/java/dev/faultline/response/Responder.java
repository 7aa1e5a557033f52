package dev.faultline.response;

import java.util.Optional;

/**
 * One response: does something to the system, and shows that it was done.
 *
 * <p>The runner calls {@link #prepare} before the warm-up, {@link #act} when the response is due
 * (and again, where {@link dev.faultline.scenario.Response#again} says so), and then asks {@link
 * #confirmed} at short intervals until there is evidence.
 *
 * <p>Nothing of a response outlives its bed, so that there is no journal: what a killed run left is
 * removed with its containers, and {@link dev.faultline.scenario.ResponseKind#dirt()} says which
 * beds are made afresh.
 */
public interface Responder extends AutoCloseable {
  /** What takes time and changes nothing. */
  default void prepare() {}

  /** Does it; bounded. */
  void act();

  /** What was measured at the real part, once it is so; never waits. */
  Optional<String> confirmed();

  @Override
  default void close() {}
}
