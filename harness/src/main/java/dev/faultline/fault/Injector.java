package dev.faultline.fault;

import java.util.List;
import java.util.Optional;

/**
 * One fault: breaks one part, shows that it bites, and makes the part whole again.
 *
 * <p>The runner calls {@link #undo} and {@link #watch} first, then writes the undo record to disk,
 * then {@link #inject}. It asks {@link #bite} at short intervals until there is evidence. When the
 * time of the fault is over, and also when injecting half failed or a person stops the run, it
 * calls {@link #heal} and asks {@link #healed}. Heal may be called several times and without a
 * fault.
 */
public interface Injector extends AutoCloseable {
  /** What would have to be undone; known before anything is done. */
  UndoRecord undo();

  /** Starts to observe the target, so that the fault is seen from its first moment. */
  void watch();

  /** Breaks the target. */
  void inject();

  /** Evidence that the fault bites, once there is any; never waits. */
  Optional<String> bite();

  /** Whether the target has healed by itself, so that the fault ends before its time. */
  default boolean over() {
    return false;
  }

  /** Takes the fault away; idempotent. */
  void heal();

  /** The moment at which the fault was seen to be gone, once it was; never waits. */
  Optional<Healed> healed();

  /** How the requests that the fault itself sent were answered; none where it sends none. */
  default Optional<Refusals> refusals() {
    return Optional.empty();
  }

  /**
   * What of it is still there although it was healed, such as a cause that waits in a process;
   * asked by residue, and empty where the target itself shows that.
   */
  default Optional<String> left() {
    return Optional.empty();
  }

  /** What the target really got, as far as it is known by now. */
  List<Dose> doses();

  /** Stops observing. */
  @Override
  void close();
}
