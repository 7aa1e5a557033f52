package dev.faultline.coupon.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much an issue-api lets in. Each instance counts for itself: a shared counter would put a
 * store in front of every request.
 *
 * @param userBurst requests of one user at once: 20, so that an impatient click or a retry after a
 *     503 is never refused
 * @param userPerSecond requests of one user that come back each second: 5, faster than any person
 * @param clientBurst requests of one client application at once: 20,000, one second's worth
 * @param clientPerSecond requests of one client application each second: 20,000, more than an
 *     instance can serve; lower it for clients that misbehave
 * @param trackedUsers users remembered at once: 50,000 take about 20 MB; who is forgotten starts
 *     with a full bucket
 * @param mostInFlight requests under way at once: 1,000, just below the server's connections; how
 *     many of them may wait for the database, the pace of the commits says
 */
@ConfigurationProperties("coupon.limit")
public record LimitSettings(
    @DefaultValue("20") int userBurst,
    @DefaultValue("5") int userPerSecond,
    @DefaultValue("20000") int clientBurst,
    @DefaultValue("20000") int clientPerSecond,
    @DefaultValue("50000") int trackedUsers,
    @DefaultValue("1000") int mostInFlight) {

  /** Client applications are registered one by one, so there are few. */
  static final int TRACKED_CLIENTS = 1_000;

  public LimitSettings {
    require(userPerSecond >= 1 && userPerSecond <= 1_000_000, "user-per-second", "1 to 1000000");
    require(userBurst >= 1 && userBurst <= 1_000_000, "user-burst", "1 to 1000000");
    require(
        clientPerSecond >= 1 && clientPerSecond <= 1_000_000, "client-per-second", "1 to 1000000");
    require(clientBurst >= 1 && clientBurst <= 1_000_000, "client-burst", "1 to 1000000");
    require(trackedUsers >= 1 && trackedUsers <= 1_000_000, "tracked-users", "1 to 1000000");
    require(mostInFlight >= 1 && mostInFlight <= 100_000, "most-in-flight", "1 to 100000");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.limit.%s: expected %s".formatted(setting, expected));
    }
  }
}
