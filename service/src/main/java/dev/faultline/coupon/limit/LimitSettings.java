package dev.faultline.coupon.limit;

import java.time.Duration;
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
 * @param mostInFlight requests under way at once: 1,000, just below the server's connections
 * @param leastInFlight never fewer than 250: group commit serves them in one or two commits, so
 *     slowness alone (a far store) must not turn them away
 * @param slowerThan a mean answer over 100 ms means that requests wait for each other; in flight
 *     over 100 ms keeps the 99th percentile of the served below 250 ms
 * @param window how often the limit moves: 100 ms hold enough answers to judge by
 */
@ConfigurationProperties("coupon.limit")
public record LimitSettings(
    @DefaultValue("20") int userBurst,
    @DefaultValue("5") int userPerSecond,
    @DefaultValue("20000") int clientBurst,
    @DefaultValue("20000") int clientPerSecond,
    @DefaultValue("50000") int trackedUsers,
    @DefaultValue("1000") int mostInFlight,
    @DefaultValue("250") int leastInFlight,
    @DefaultValue("100ms") Duration slowerThan,
    @DefaultValue("100ms") Duration window) {

  /** Client applications are registered one by one, so there are few. */
  static final int TRACKED_CLIENTS = 1_000;

  public LimitSettings {
    require(userPerSecond >= 1 && userPerSecond <= 1_000_000, "user-per-second", "1 to 1000000");
    require(userBurst >= 1 && userBurst <= 1_000_000, "user-burst", "1 to 1000000");
    require(
        clientPerSecond >= 1 && clientPerSecond <= 1_000_000, "client-per-second", "1 to 1000000");
    require(clientBurst >= 1 && clientBurst <= 1_000_000, "client-burst", "1 to 1000000");
    require(trackedUsers >= 1 && trackedUsers <= 1_000_000, "tracked-users", "1 to 1000000");
    require(leastInFlight >= 1, "least-in-flight", "at least 1");
    require(
        mostInFlight >= leastInFlight && mostInFlight <= 100_000,
        "most-in-flight",
        "least-in-flight to 100000");
    require(slowerThan.isPositive() && slowerThan.toSeconds() <= 10, "slower-than", "up to 10s");
    require(window.toMillis() >= 10 && window.toSeconds() <= 10, "window", "10ms to 10s");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.limit.%s: expected %s".formatted(setting, expected));
    }
  }
}
