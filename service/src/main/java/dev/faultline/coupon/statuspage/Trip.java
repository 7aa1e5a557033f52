package dev.faultline.coupon.statuspage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One cause over time: it begins or ends to count only after its reading stayed so for a while.
 *
 * @param isOn whether it counts
 * @param changingSince since when the reading says otherwise
 */
record Trip(boolean isOn, Optional<Instant> changingSince) {

  /**
   * The very first reading counts at once: a new instance must not show a calm that is not there.
   */
  static Trip first(Signals.Reading reading) {
    return new Trip(reading == Signals.Reading.RAISED, Optional.empty());
  }

  Trip next(Signals.Reading reading, Instant at, Duration raiseAfter, Duration clearAfter) {
    boolean contradicts =
        switch (reading) {
          case RAISED -> !isOn;
          case CLEARED -> isOn;
          case BETWEEN -> false;
        };
    if (!contradicts) {
      return new Trip(isOn, Optional.empty());
    }
    Instant since = changingSince.orElse(at);
    Duration needed = isOn ? clearAfter : raiseAfter;
    return Duration.between(since, at).compareTo(needed) >= 0
        ? new Trip(!isOn, Optional.empty())
        : new Trip(isOn, Optional.of(since));
  }
}
