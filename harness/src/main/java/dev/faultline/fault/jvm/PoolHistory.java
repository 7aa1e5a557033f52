package dev.faultline.fault.jvm;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/** What was seen of a connection pool around a fault. */
final class PoolHistory {
  /** So many looks in a row: a connection that was out in all of them is not just in use. */
  private static final int LOOKS = 8;

  private final ArrayDeque<Integer> lately = new ArrayDeque<>();
  private Optional<Instant> faultStarted = Optional.empty();
  private Optional<Instant> faultEnded = Optional.empty();
  private Optional<Instant> freeAgain = Optional.empty();
  private double timeoutsBefore;
  private double timeouts;
  private int mostPending;
  private int neverReturned;

  /** What the pool says of itself at one moment. */
  record PoolState(int active, int idle, int pending, double timeouts) {}

  synchronized void faultStarts(Instant at) {
    faultStarted = faultStarted.or(() -> Optional.of(at));
    lately.clear();
  }

  synchronized void faultEnds(Instant at) {
    faultEnded = faultEnded.or(() -> Optional.of(at));
  }

  /** The pool was looked at. */
  synchronized void looked(Instant asked, PoolState pool) {
    if (faultEnded.isPresent()) {
      if (asked.isAfter(faultEnded.orElseThrow()) && pool.idle() > 0) {
        freeAgain = freeAgain.or(() -> Optional.of(Instant.now()));
      }
    } else if (faultStarted.isPresent()) {
      duringFault(pool);
    } else {
      timeoutsBefore = pool.timeouts();
      timeouts = pool.timeouts();
    }
  }

  private void duringFault(PoolState pool) {
    timeouts = Math.max(timeouts, pool.timeouts());
    mostPending = Math.max(mostPending, pool.pending());
    lately.addLast(pool.active());
    if (lately.size() > LOOKS) {
      lately.removeFirst();
    }
    if (lately.size() == LOOKS) {
      int outAllTheTime = lately.stream().mapToInt(Integer::intValue).min().orElse(0);
      neverReturned = Math.max(neverReturned, outAllTheTime);
    }
  }

  /** Connections that were out, look for look, without one coming back. */
  synchronized int neverReturned() {
    return neverReturned;
  }

  /** How often somebody waited for a connection in vain since the fault began. */
  synchronized double timeouts() {
    return timeouts - timeoutsBefore;
  }

  synchronized int mostPending() {
    return mostPending;
  }

  /** When a connection was free again, asked for after the heal had begun. */
  synchronized Optional<Instant> freeAgain() {
    return freeAgain;
  }
}
