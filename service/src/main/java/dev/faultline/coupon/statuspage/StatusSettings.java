package dev.faultline.coupon.statuspage;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the public is told, and when no longer. Each signal has a band between its two thresholds in
 * which nothing changes, so that the page does not flap.
 *
 * @param lag records behind from which issuing is late: 300, where STEP 20 begins to act
 * @param lagClear behind no more than STEP 20's warning, 100, issuing is on time again
 * @param outboxAge a row this old was not delivered by the first try nor by the poller: 10 s
 * @param outboxAgeClear 3 s, more than a healthy row ever waits
 * @param deadLetters open ones from which people may wait for theirs: 5, where STEP 20 alarms
 * @param raiseAfter a threshold passed for 2 s is no burst
 * @param clearAfter calm for 10 s is no pause
 * @param unknownAfter a broker that answers again within 5 s is nothing to tell
 * @param timeZone the zone of the times that people read
 */
@ConfigurationProperties("coupon.status")
public record StatusSettings(
    @DefaultValue("300") long lag,
    @DefaultValue("99") long lagClear,
    @DefaultValue("10s") Duration outboxAge,
    @DefaultValue("3s") Duration outboxAgeClear,
    @DefaultValue("5") long deadLetters,
    @DefaultValue("2s") Duration raiseAfter,
    @DefaultValue("10s") Duration clearAfter,
    @DefaultValue("5s") Duration unknownAfter,
    @DefaultValue("Asia/Seoul") ZoneId timeZone) {

  public StatusSettings {
    require(lag >= 1, "lag", "at least 1");
    require(lagClear >= 0 && lagClear < lag, "lag-clear", "0 to less than lag");
    require(outboxAgeClear.isPositive(), "outbox-age-clear", "more than 0");
    require(outboxAge.compareTo(outboxAgeClear) > 0, "outbox-age", "more than outbox-age-clear");
    require(deadLetters >= 1, "dead-letters", "at least 1");
    require(!raiseAfter.isNegative() && raiseAfter.toSeconds() <= 10, "raise-after", "up to 10s");
    require(!clearAfter.isNegative(), "clear-after", "not negative");
    require(!unknownAfter.isNegative(), "unknown-after", "not negative");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.status.%s: expected %s".formatted(setting, expected));
    }
  }
}
