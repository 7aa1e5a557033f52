package dev.faultline.coupon.statuspage;

import dev.faultline.coupon.bulletin.Bulletin;
import dev.faultline.coupon.bulletin.ServiceState;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page shows at one moment.
 *
 * @param state the worst of what counts
 * @param since since when it is this state
 * @param trips every cause
 * @param measuredAt when the signals were last measured; empty before the first time
 * @param bulletin what was last read from the operators; empty if it never could be read
 */
public record Board(
    ServiceState state,
    Instant since,
    Map<Cause, Trip> trips,
    Optional<Instant> measuredAt,
    Optional<Bulletin> bulletin) {

  public Board {
    trips = Map.copyOf(trips);
  }

  static Board unmeasured(Instant now) {
    return new Board(ServiceState.CHECKING, now, Map.of(), Optional.empty(), Optional.empty());
  }

  /** The causes that count, worst first. */
  public List<Cause> causes() {
    return causes(trips).toList();
  }

  Board next(Signals signals, Optional<Bulletin> read, StatusSettings settings) {
    Map<Cause, Trip> next = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      Signals.Reading reading = signals.of(cause, settings);
      Trip before = trips.get(cause);
      next.put(
          cause,
          before == null
              ? Trip.first(reading)
              : before.next(
                  reading, signals.at(), cause.raiseAfter(settings), settings.clearAfter()));
    }
    ServiceState now =
        causes(next).map(Cause::state).max(Comparator.naturalOrder()).orElse(ServiceState.NORMAL);
    return new Board(
        now,
        now == state && measuredAt.isPresent() ? since : signals.at(),
        next,
        Optional.of(signals.at()),
        read.or(() -> bulletin));
  }

  private static Stream<Cause> causes(Map<Cause, Trip> trips) {
    return Stream.of(Cause.values())
        .filter(
            cause -> {
              Trip trip = trips.get(cause);
              return trip != null && trip.isOn();
            });
  }
}
