package dev.faultline.coupon.reading;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What a store said, and when that was true.
 *
 * @param value the answer
 * @param asOf everything committed until then is in it
 */
public record Dated<T>(T value, Instant asOf) {

  /**
   * The column that dates an answer, on primary and replica. A replica that had nothing to replay
   * for a while looks older than it is, never younger.
   */
  public static final String AS_OF =
      """
      case when pg_is_in_recovery()
           then coalesce(pg_last_xact_replay_timestamp(), 'epoch'::timestamptz)
           else clock_timestamp() end as as_of
      """;

  boolean holds(Predicate<T> condition) {
    return condition.test(value);
  }

  boolean isYoungerThan(Instant bound) {
    return asOf.isAfter(bound);
  }
}
