package dev.faultline.coupon.broker;

/**
 * What a batch consumer reads.
 *
 * @param topic the topic
 * @param group the consumer group
 * @param concurrency consumers in this process
 * @param maxBatch records per batch
 */
public record Subscription(String topic, String group, int concurrency, int maxBatch) {

  public Subscription {
    if (concurrency < 1 || maxBatch < 1) {
      throw new IllegalArgumentException("a subscription needs a consumer and a record per batch");
    }
  }
}
