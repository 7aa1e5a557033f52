package dev.faultline.coupon.deadletter;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When dead letters are replayed by themselves.
 *
 * @param startAtOpen so many open letters start it: five, as the requirements say
 * @param startAfter the oldest open letter starts it too, so that a single one is not forgotten
 * @param maxAttempts then only a person can help; eight attempts last about ten minutes
 * @param firstBackoff after the first attempt, doubled with each further one
 * @param longestBackoff where doubling ends
 * @param perSecond letters sent each second: far below what a worker issues, so that a replay never
 *     delays customers
 * @param lostAfter a replay of which nothing is heard for so long is tried again; longer than a
 *     backlog of minutes, and repeating does no harm
 * @param lookEvery how often the replay looks for work
 */
@ConfigurationProperties("coupon.dead-letters")
public record ReplaySettings(
    @DefaultValue("5") int startAtOpen,
    @DefaultValue("30s") Duration startAfter,
    @DefaultValue("8") int maxAttempts,
    @DefaultValue("5s") Duration firstBackoff,
    @DefaultValue("5m") Duration longestBackoff,
    @DefaultValue("200") int perSecond,
    @DefaultValue("2m") Duration lostAfter,
    @DefaultValue("1s") Duration lookEvery) {

  public ReplaySettings {
    require(startAtOpen >= 1, "start-at-open", "at least 1");
    require(startAfter.isPositive(), "start-after", "more than 0");
    require(maxAttempts >= 1 && maxAttempts <= 100, "max-attempts", "1 to 100");
    require(firstBackoff.isPositive(), "first-backoff", "more than 0");
    require(longestBackoff.compareTo(firstBackoff) >= 0, "longest-backoff", ">= first-backoff");
    require(perSecond >= 1 && perSecond <= 5_000, "per-second", "1 to 5000");
    require(lostAfter.isPositive(), "lost-after", "more than 0");
    require(lookEvery.isPositive(), "look-every", "more than 0");
  }

  /**
   * Half to all of the doubled pause, so that letters which died together do not return together.
   */
  Duration backoff(int attempts, RandomGenerator random) {
    long doubled = firstBackoff.toMillis() << Math.min(Math.max(attempts - 1, 0), 20);
    long pause = Math.min(doubled, longestBackoff.toMillis());
    return Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1));
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.dead-letters.%s: expected %s".formatted(setting, expected));
    }
  }
}
