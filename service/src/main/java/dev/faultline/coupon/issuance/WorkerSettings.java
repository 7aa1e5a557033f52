package dev.faultline.coupon.issuance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker turns records into coupons.
 *
 * @param concurrency consumers: one per partition, more would have nothing to read
 * @param maxBatch records per insert: 500 keep a commit within milliseconds
 * @param commitWithin wait for an offset commit: 3 s, one broker request
 * @param retryFirst pause before the first retry in an outage
 * @param retryMost longest pause between retries: 2 s, so that work goes on soon after the outage
 */
@ConfigurationProperties("coupon.worker")
public record WorkerSettings(
    @DefaultValue("4") int concurrency,
    @DefaultValue("500") int maxBatch,
    @DefaultValue("3s") Duration commitWithin,
    @DefaultValue("100ms") Duration retryFirst,
    @DefaultValue("2s") Duration retryMost) {

  public WorkerSettings {
    require(concurrency >= 1 && concurrency <= 64, "concurrency", "1 to 64");
    require(maxBatch >= 1 && maxBatch <= 5_000, "max-batch", "1 to 5000");
    require(commitWithin.isPositive(), "commit-within", "more than 0");
    require(retryFirst.isPositive(), "retry-first", "more than 0");
    require(retryMost.compareTo(retryFirst) >= 0, "retry-most", "at least retry-first");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.worker.%s: expected %s".formatted(setting, expected));
    }
  }
}
