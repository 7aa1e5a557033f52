package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a part from outside, past every proxy, so that the bite of a fault, its dose and its
 * heal are measured and not assumed. None of the questions wait.
 */
public interface Watch extends AutoCloseable {
  /** Begins to look; the part must be well now. */
  void start();

  /** From now on a missing answer is the fault's. */
  void faultStarts();

  /** From now on an answer shows the heal. */
  void faultEnds();

  /** Evidence that the fault bites, once there is any. */
  Optional<String> bite();

  /** Whether the part came back by itself, so that the fault ends before its time. */
  default boolean over() {
    return false;
  }

  /** When the part was well again, once it was. */
  Optional<Healed> healed();

  /**
   * What the part got.
   *
   * @param asked how long the fault was to last
   * @param allowance how much longer a fair fault may last, for example because a process boots
   */
  List<Dose> doses(Duration asked, Duration allowance);

  @Override
  void close();
}
