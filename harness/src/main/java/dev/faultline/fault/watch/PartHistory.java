package dev.faultline.fault.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was seen of a part around a fault; everything before the fault is forgotten. */
public final class PartHistory {
  private Optional<Instant> faultStarted = Optional.empty();
  private Optional<Instant> faultEnded = Optional.empty();
  private Optional<Instant> absentSince = Optional.empty();
  private Optional<Instant> missing = Optional.empty();
  private Duration absentBefore = Duration.ZERO;
  private Optional<Instant> presentAgain = Optional.empty();
  private Optional<Instant> ackedAgain = Optional.empty();
  private long failedSends;

  public synchronized void faultStarts(Instant at) {
    faultStarted = faultStarted.or(() -> Optional.of(at));
  }

  public synchronized void faultEnds(Instant at) {
    faultEnded = faultEnded.or(() -> Optional.of(at));
  }

  /** The part was asked for; present says whether an answer came and named it. */
  public synchronized void looked(Instant asked, Instant answered, boolean present) {
    if (!present && duringFault(answered)) {
      Instant since = later(asked, faultStarted.orElseThrow());
      absentSince = absentSince.or(() -> Optional.of(since));
      missing = missing.or(() -> Optional.of(since));
    }
    if (present && afterFault(asked)) {
      presentAgain = presentAgain.or(() -> Optional.of(answered));
    }
    if (present && missing.filter(since -> asked.isAfter(since)).isPresent()) {
      absentBefore = absentBefore.plus(Duration.between(missing.orElseThrow(), answered));
      missing = Optional.empty();
    }
  }

  /** A probe send ended. */
  public synchronized void sent(Instant sent, Instant ended, boolean acknowledged) {
    if (!acknowledged && duringFault(ended)) {
      failedSends++;
    }
    if (acknowledged && afterFault(sent)) {
      ackedAgain = ackedAgain.or(() -> Optional.of(ended));
    }
  }

  public synchronized Optional<Instant> absentSince() {
    return absentSince;
  }

  /** The first answer that names it, asked for after the heal had begun. */
  public synchronized Optional<Instant> presentAgain() {
    return presentAgain;
  }

  /** The first acknowledged probe send that began after the heal had. */
  public synchronized Optional<Instant> ackedAgain() {
    return ackedAgain;
  }

  public synchronized long failedSends() {
    return failedSends;
  }

  /**
   * How long it was absent, until this moment where it still is; the time for which it was back
   * while the fault was meant to last is not counted.
   */
  public synchronized Duration absence(Instant now) {
    return absentBefore.plus(
        missing.map(since -> Duration.between(since, now)).orElse(Duration.ZERO));
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
