package dev.faultline.bed;

import java.util.Optional;
import java.util.Set;

/**
 * The bed of a suite. It stays up between runs that want the same kind, as long as each proves that
 * it left nothing behind; otherwise the next run gets a new one. Not thread-safe.
 */
public final class Beds implements AutoCloseable {
  private Optional<Bed> standing = Optional.empty();

  /**
   * The bed for a run: the one that stands, if it is of that kind, or a new one.
   *
   * @param beforeStart what has to be done before a new bed starts, while none is up
   * @throws BedUnavailable if no bed comes up
   */
  public Bed take(BedOrder order, Runnable beforeStart, Progress progress) {
    Optional<Bed> taken = standing.filter(bed -> passed(bed, order, progress));
    if (taken.isPresent()) {
      return taken.get();
    }
    close();
    beforeStart.run();
    Bed bed = Bed.start(order, progress);
    standing = Optional.of(bed);
    return bed;
  }

  private static boolean passed(Bed bed, BedOrder order, Progress progress) {
    if (!bed.fits(order)) {
      return false;
    }
    try {
      bed.passTo(order);
      progress.say("bed", "taken over from the run before");
      return true;
    } catch (BedUnavailable e) {
      progress.say("bed", "not taken over: " + e.getMessage());
      return false;
    }
  }

  /**
   * The run is over, and what its faults left is gone.
   *
   * @param targets whose processes must be started anew before another run uses them
   */
  public void giveBack(Set<String> targets) {
    standing.ifPresent(bed -> bed.leave(targets));
  }

  /** Removes the bed that stands, if any: nobody can use it any more. */
  @Override
  public void close() {
    Optional<Bed> last = standing;
    standing = Optional.empty();
    last.ifPresent(Bed::close);
  }
}
