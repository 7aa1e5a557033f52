package dev.faultline.coupon.statuspage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One measurement.
 *
 * @param at when
 * @param lag records behind; empty if nobody knows
 * @param store what the database said; empty if it did not answer
 */
record Signals(Instant at, OptionalLong lag, Optional<Store> store) {

  /** Where the cause stands by this measurement. */
  Reading of(Cause cause, StatusSettings settings) {
    return switch (cause) {
      case STORE_AWAY -> store.isEmpty() ? Reading.RAISED : Reading.CLEARED;
      case LAG_UNKNOWN -> lag.isEmpty() ? Reading.RAISED : Reading.CLEARED;
      case LAG ->
          lag.isEmpty()
              ? Reading.BETWEEN
              : reading(lag.getAsLong() >= settings.lag(), lag.getAsLong() <= settings.lagClear());
      case OUTBOX_OLD ->
          store
              .map(Store::oldestOutbox)
              .map(
                  age ->
                      reading(
                          age.compareTo(settings.outboxAge()) >= 0,
                          age.compareTo(settings.outboxAgeClear()) <= 0))
              .orElse(Reading.BETWEEN);
      case DEAD_LETTERS ->
          store
              .map(Store::openDeadLetters)
              .map(open -> reading(open >= settings.deadLetters(), open == 0))
              .orElse(Reading.BETWEEN);
    };
  }

  private static Reading reading(boolean raised, boolean cleared) {
    return raised ? Reading.RAISED : cleared ? Reading.CLEARED : Reading.BETWEEN;
  }

  /**
   * The database's part.
   *
   * @param oldestOutbox age of the oldest row that the broker has not
   * @param openDeadLetters letters that nobody has dealt with for good
   */
  record Store(Duration oldestOutbox, long openDeadLetters) {}

  /** Beyond the upper threshold, below the lower one, or in the band where nothing changes. */
  enum Reading {
    RAISED,
    BETWEEN,
    CLEARED
  }
}
