package dev.faultline.coupon.deadletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a dead letter stands. The database holds the same steps and refuses any other. */
public enum LetterState {
  /** Stored, not looked at yet. */
  NEW,
  /** Waits for its time to be replayed. */
  SCHEDULED,
  /** Sent again; its coupon has not been seen yet. */
  REPLAYING,
  /** Its coupon has been seen. */
  RESOLVED,
  /** Only a person can say what becomes of it. */
  QUARANTINED,
  /** Given up by two people, its unit of stock returned. */
  DISCARDED;

  /** The states that count as open, in {@code dlt-open} and everywhere else. */
  public static final List<LetterState> OPEN = List.of(NEW, SCHEDULED, REPLAYING);

  /** Where it may go from here. */
  public Set<LetterState> next() {
    return switch (this) {
      case NEW -> Set.of(SCHEDULED, REPLAYING, RESOLVED, QUARANTINED, DISCARDED);
      case SCHEDULED -> Set.of(REPLAYING, RESOLVED, QUARANTINED, DISCARDED);
      // Not DISCARDED: a record on its way may still become the coupon.
      case REPLAYING -> Set.of(SCHEDULED, RESOLVED, QUARANTINED);
      case QUARANTINED -> Set.of(SCHEDULED, REPLAYING, RESOLVED, DISCARDED);
      case RESOLVED, DISCARDED -> Set.of();
    };
  }

  /** Whether the step is allowed. */
  public boolean mayBecome(LetterState other) {
    return next().contains(other);
  }

  /** For style sheets and message keys. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String[] names(List<LetterState> states) {
    return states.stream().map(LetterState::name).toArray(String[]::new);
  }

  static boolean isKnown(String name) {
    return Arrays.stream(values()).anyMatch(state -> state.name().equals(name));
  }
}
