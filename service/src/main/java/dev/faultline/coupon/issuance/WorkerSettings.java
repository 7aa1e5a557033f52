package dev.faultline.coupon.issuance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker turns records into coupons.
 *
 * @param concurrency consumers: one per partition, more would have nothing to read
 * @param maxBatch records per insert: 500 keep a commit within milliseconds
 */
@ConfigurationProperties("coupon.worker")
public record WorkerSettings(
    @DefaultValue("4") int concurrency, @DefaultValue("500") int maxBatch) {

  public WorkerSettings {
    require(concurrency >= 1 && concurrency <= 64, "concurrency", "1 to 64");
    require(maxBatch >= 1 && maxBatch <= 5_000, "max-batch", "1 to 5000");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.worker.%s: expected %s".formatted(setting, expected));
    }
  }
}
