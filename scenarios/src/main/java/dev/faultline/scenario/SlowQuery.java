package dev.faultline.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * A statement of the system takes long inside the database: that which inserts into the table that
 * the system file names for this step under {@code ledger.inserts}.
 *
 * @param target the database, {@code postgres}
 * @param latency how much longer each of them takes, 1 ms to 10 s
 */
public record SlowQuery(String target, Step statement, Duration latency) implements Fault {
  /** Nobody's statement time-out is longer; and it is how long an undo may have to wait. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  public SlowQuery {
    if (!latency.isPositive() || latency.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a query is slower by 1ms to 10s, not " + latency);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SLOW_QUERY;
  }

  @Override
  public Optional<Grip> grip() {
    return Optional.of(statement.insert());
  }
}
