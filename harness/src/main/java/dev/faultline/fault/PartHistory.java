package dev.faultline.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was seen of a part around a fault; everything before the fault is forgotten. */
final class PartHistory {
  private Optional<Instant> faultStarted = Optional.empty();
  private Optional<Instant> faultEnded = Optional.empty();
  private Optional<Instant> absentSince = Optional.empty();
  private Optional<Instant> presentAgain = Optional.empty();
  private Optional<Instant> ackedAgain = Optional.empty();
  private long failedSends;

  synchronized void faultStarts(Instant at) {
    faultStarted = faultStarted.or(() -> Optional.of(at));
  }

  synchronized void faultEnds(Instant at) {
    faultEnded = faultEnded.or(() -> Optional.of(at));
  }

  /** The part was asked for; present says whether an answer came and named it. */
  synchronized void looked(Instant asked, Instant answered, boolean present) {
    if (!present && duringFault(answered)) {
      absentSince = absentSince.or(() -> Optional.of(later(asked, faultStarted.orElseThrow())));
    }
    if (present && afterFault(asked)) {
      presentAgain = presentAgain.or(() -> Optional.of(answered));
    }
  }

  /** A probe send ended. */
  synchronized void sent(Instant sent, Instant ended, boolean acknowledged) {
    if (!acknowledged && duringFault(ended)) {
      failedSends++;
    }
    if (acknowledged && afterFault(sent)) {
      ackedAgain = ackedAgain.or(() -> Optional.of(ended));
    }
  }

  synchronized Optional<Instant> absentSince() {
    return absentSince;
  }

  /** The first answer that names it, asked for after the heal had begun. */
  synchronized Optional<Instant> presentAgain() {
    return presentAgain;
  }

  /** The first acknowledged probe send that began after the heal had. */
  synchronized Optional<Instant> ackedAgain() {
    return ackedAgain;
  }

  synchronized long failedSends() {
    return failedSends;
  }

  /** How long it was absent; until this moment where it still is. */
  synchronized Duration absence(Instant now) {
    return absentSince
        .map(since -> Duration.between(since, presentAgain.orElse(now)))
        .orElse(Duration.ZERO);
  }

  private boolean duringFault(Instant at) {
    return faultStarted.filter(start -> !at.isBefore(start)).isPresent() && presentAgain.isEmpty();
  }

  private boolean afterFault(Instant at) {
    return faultEnded.filter(end -> !at.isBefore(end)).isPresent();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
