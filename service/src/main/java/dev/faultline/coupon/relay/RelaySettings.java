package dev.faultline.coupon.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accepted requests leave the outbox.
 *
 * @param ringCapacity committed rows waiting for the fast path; a full ring only means that the
 *     poller sends them, so 20,000 is two seconds of peak load
 * @param pollEvery how often expired leases are looked for: 250 ms is invisible to a user
 * @param pollBatch rows that the poller takes at once
 */
@ConfigurationProperties("coupon.relay")
public record RelaySettings(
    @DefaultValue("20000") int ringCapacity,
    @DefaultValue("250ms") Duration pollEvery,
    @DefaultValue("500") int pollBatch) {

  public RelaySettings {
    require(ringCapacity >= 1, "ring-capacity", "at least 1");
    require(pollEvery.isPositive(), "poll-every", "more than 0");
    require(pollBatch >= 1 && pollBatch <= 5_000, "poll-batch", "1 to 5000");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.relay.%s: expected %s".formatted(setting, expected));
    }
  }
}
