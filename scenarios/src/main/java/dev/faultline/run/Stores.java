package dev.faultline.run;

import java.time.Instant;

/** Rows of the stores as read at the end of a run, one file each under {@code final/}. */
public final class Stores {
  private Stores() {}

  /** A coupon in the database. */
  public record CouponRow(String coupon, long stock, long claimed) {}

  /** A promise in the database. */
  public record ClaimRow(
      String requestId, String coupon, String user, String state, Instant claimedAt) {}

  /** A coupon that a user really has. */
  public record IssuedRow(String requestId, String coupon, String user, Instant issuedAt) {}

  /** Accepted work that has not left the database. */
  public record OutboxRow(String requestId) {}

  /** A dead letter that the system itself stored. */
  public record DeadLetterRow(String requestId, String state) {}

  /**
   * A record read from the log.
   *
   * @param requestId empty when the value could not be read
   */
  public record LogRecord(
      String topic, int partition, long offset, String requestId, String coupon, String user) {}

  /** A user's mark in the cache. */
  public record CacheMark(String coupon, String user, String requestId) {}

  /**
   * An answer of the status API for a request whose fate the stores tell.
   *
   * @param status HTTP status; 0 for none
   * @param state the answered state; empty for none
   */
  public record StatusAnswer(
      String requestId, String coupon, String user, int status, String state) {}

  /**
   * An unknown outcome asked again after the run: it must be answered with the id that the stores
   * hold.
   */
  public record Resent(String coupon, String user, int status, String requestId, String code) {}

  /**
   * Proof that a store was read whole.
   *
   * @param store file name without ending, for example claims or topic
   * @param expected rows or records that the store itself counts
   * @param read rows or records in the file
   * @param how how both were counted
   */
  public record ReadProof(String store, long expected, long read, String how) {}
}
