package dev.faultline.fault.jvm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a role's collector did before, during and after a fault, by the role's own metrics. A
 * process that was started anew counts from zero; what the one before it did is added.
 */
final class GcHistory {
  private static final double MILLIS = 1000.0;

  /** A collector that takes less than this of the time is at rest. */
  private static final double RESTING_SHARE = 0.02;

  private Optional<GcReading> latest = Optional.empty();
  private Optional<GcReading> ofEarlierProcesses = Optional.empty();
  private Optional<GcReading> first = Optional.empty();
  private Optional<GcReading> before = Optional.empty();
  private Optional<GcReading> last = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private Optional<GcReading> afterwards = Optional.empty();
  private Optional<Instant> rested = Optional.empty();
  private double fullestOldShare;

  /**
   * Counters at one moment; collections that somebody asked for by name are left out.
   *
   * @param oldShare of the old generation in use after its last collection
   */
  record GcReading(
      Instant at,
      double collections,
      double pausedSeconds,
      double allocatedBytes,
      double oldShare) {
    boolean isOfANewProcessAfter(GcReading earlier) {
      return allocatedBytes < earlier.allocatedBytes();
    }

    GcReading plus(GcReading others) {
      return new GcReading(
          at,
          collections + others.collections(),
          pausedSeconds + others.pausedSeconds(),
          allocatedBytes + others.allocatedBytes(),
          oldShare);
    }

    double secondsSince(GcReading earlier) {
      return Duration.between(earlier.at(), at).toMillis() / MILLIS;
    }

    double bytesPerSecondSince(GcReading earlier) {
      double seconds = secondsSince(earlier);
      return seconds > 0 ? (allocatedBytes - earlier.allocatedBytes()) / seconds : 0;
    }

    double pausedShareSince(GcReading earlier) {
      double seconds = secondsSince(earlier);
      return seconds > 0 ? (pausedSeconds - earlier.pausedSeconds()) / seconds : 0;
    }
  }

  synchronized void looked(GcReading counters) {
    latest
        .filter(counters::isOfANewProcessAfter)
        .ifPresent(
            gone ->
                ofEarlierProcesses = Optional.of(ofEarlierProcesses.map(gone::plus).orElse(gone)));
    latest = Optional.of(counters);
    add(ofEarlierProcesses.map(counters::plus).orElse(counters));
  }

  private void add(GcReading reading) {
    if (ended.isEmpty()) {
      first = first.or(() -> Optional.of(reading));
      last = Optional.of(reading);
      if (before.isPresent()) {
        fullestOldShare = Math.max(fullestOldShare, reading.oldShare());
      }
    } else if (reading.at().isAfter(ended.orElseThrow())) {
      boolean resting =
          afterwards
              .filter(earlier -> reading.pausedShareSince(earlier) < RESTING_SHARE)
              .isPresent();
      rested = resting ? rested.or(() -> Optional.of(reading.at())) : rested;
      afterwards = Optional.of(reading);
    }
  }

  synchronized void faultStarts() {
    before = before.or(() -> last);
  }

  synchronized void faultEnds(Instant at) {
    ended = ended.or(() -> Optional.of(at));
  }

  /** Allocated by the fault: what control allocated is taken off. */
  synchronized double megabytesPerSecond() {
    return before
        .map(
            start -> {
              double usual = first.map(start::bytesPerSecondSince).orElse(0.0);
              double now = last.orElseThrow().bytesPerSecondSince(start);
              return Math.max(0, now - usual) / 1024 / 1024;
            })
        .orElse(0.0);
  }

  synchronized double pausedShare() {
    return before.map(start -> last.orElseThrow().pausedShareSince(start)).orElse(0.0);
  }

  synchronized double collections() {
    return before.map(start -> last.orElseThrow().collections() - start.collections()).orElse(0.0);
  }

  /** The fullest that the old generation was after a collection during the fault. */
  synchronized double fullestOldShare() {
    return fullestOldShare;
  }

  /** When the collector was seen at rest after the heal. */
  synchronized Optional<Instant> rested() {
    return rested;
  }
}
