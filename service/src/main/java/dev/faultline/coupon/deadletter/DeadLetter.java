package dev.faultline.coupon.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be issued as it is.
 *
 * @param source the record, unchanged
 * @param kind why, as a class that people can group by
 * @param cause why, in words
 */
public record DeadLetter(ConsumerRecord<String, byte[]> source, Kind kind, String cause) {

  private static final int CAUSE_MAX_LENGTH = 500;

  public DeadLetter {
    cause = cause.length() > CAUSE_MAX_LENGTH ? cause.substring(0, CAUSE_MAX_LENGTH) : cause;
  }

  /** The bytes are no accepted coupon. */
  public static DeadLetter undecodable(ConsumerRecord<String, byte[]> source, Exception e) {
    return new DeadLetter(source, Kind.UNDECODABLE, String.valueOf(e.getMessage()));
  }

  /** The store refuses this row, while it takes others. */
  public static DeadLetter rejected(ConsumerRecord<String, byte[]> source, Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new DeadLetter(source, Kind.REJECTED, String.valueOf(root.getMessage()));
  }

  /** Nobody was promised this coupon under this request id: the record is not ours. */
  public static DeadLetter unclaimed(ConsumerRecord<String, byte[]> source) {
    return new DeadLetter(source, Kind.UNCLAIMED, "there is no claim behind this record");
  }

  /** What is wrong with the record. */
  public enum Kind {
    UNDECODABLE,
    REJECTED,
    UNCLAIMED
  }
}
