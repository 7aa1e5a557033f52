package dev.faultline.coupon.waiting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a ticket is good and how often its screen asks.
 *
 * @param ticketLifetime an hour: longer than any delay that we announce without news
 * @param firstPoll most coupons are issued within a second
 * @param longestPoll 15 s apart, ten thousand waiting people are 700 requests a second
 * @param delayedPoll while issuing is late, nobody needs to ask more often than each 10 s
 */
@ConfigurationProperties("coupon.waiting")
record WaitingSettings(
    @DefaultValue("1h") Duration ticketLifetime,
    @DefaultValue("1s") Duration firstPoll,
    @DefaultValue("15s") Duration longestPoll,
    @DefaultValue("10s") Duration delayedPoll) {

  WaitingSettings {
    require(ticketLifetime.isPositive(), "ticket-lifetime", "more than 0");
    require(firstPoll.toSeconds() >= 1, "first-poll", "at least 1s");
    require(longestPoll.compareTo(firstPoll) >= 0, "longest-poll", "at least first-poll");
    require(delayedPoll.compareTo(longestPoll) <= 0, "delayed-poll", "up to longest-poll");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.waiting.%s: expected %s".formatted(setting, expected));
    }
  }
}
