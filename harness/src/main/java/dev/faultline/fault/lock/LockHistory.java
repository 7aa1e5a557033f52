package dev.faultline.fault.lock;

import dev.faultline.fault.watch.PartHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was seen of a lock around the time for which somebody held it. */
final class LockHistory {
  private final PartHistory free = new PartHistory();
  private final PartHistory unwanted = new PartHistory();
  private Optional<Count> first = Optional.empty();
  private Optional<Count> whenTaken = Optional.empty();
  private Optional<Count> last = Optional.empty();
  private boolean ended;

  /** Commands that the server had done by then. */
  private record Count(Instant at, long commands) {
    double perSecondSince(Count earlier) {
      double seconds = Duration.between(earlier.at, at).toNanos() / 1e9;
      return seconds > 0 ? (commands - earlier.commands) / seconds : 0;
    }
  }

  synchronized void faultStarts(Instant at) {
    free.faultStarts(at);
    unwanted.faultStarts(at);
    whenTaken = last;
  }

  synchronized void faultEnds(Instant at) {
    free.faultEnds(at);
    unwanted.faultEnds(at);
    ended = true;
  }

  synchronized void looked(Instant asked, Instant answered, HeldLock.State state) {
    free.looked(asked, answered, !state.held());
    unwanted.looked(asked, answered, !state.held() || state.waiting() == 0);
    Count count = new Count(answered, state.commands());
    first = first.or(() -> Optional.of(count));
    if (!ended) {
      last = Optional.of(count);
    }
  }

  Optional<Instant> heldSince() {
    return free.absentSince();
  }

  Optional<Instant> waitedForSince() {
    return unwanted.absentSince();
  }

  Optional<Instant> freeAgain() {
    return free.presentAgain();
  }

  Duration held(Instant now) {
    return free.absence(now);
  }

  Duration waitedFor(Instant now) {
    return unwanted.absence(now);
  }

  /** Commands a second while it was held, above those before. */
  synchronized double retriesPerSecond() {
    if (first.isEmpty() || whenTaken.isEmpty() || last.isEmpty()) {
      return 0;
    }
    double usual = whenTaken.get().perSecondSince(first.get());
    return last.get().perSecondSince(whenTaken.get()) - usual;
  }
}
