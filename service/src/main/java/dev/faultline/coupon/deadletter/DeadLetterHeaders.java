package dev.faultline.coupon.deadletter;

/** Headers of a dead letter: where it came from and why it is dead. */
final class DeadLetterHeaders {

  static final String TOPIC = "original-topic";
  static final String PARTITION = "original-partition";
  static final String OFFSET = "original-offset";
  static final String KIND = "failure-class";
  static final String CAUSE = "failure-cause";

  private DeadLetterHeaders() {}
}
