package dev.faultline.coupon.cache;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the issue-api reaches Redis.
 *
 * @param addresses redis://host:port; with a sentinel master these are the sentinels
 * @param sentinelMaster the master's name, if there are sentinels
 * @param nat what sentinels call a server and how it is reached from here, as from=to, both
 *     host:port; for networks behind a proxy or an address translation
 * @param askWithin a batch waits 20 ms for its one answer, then goes to the database
 * @param rememberWithin a write after commit has 200 ms; nobody waits for it
 */
@ConfigurationProperties("coupon.cache")
public record CacheSettings(
    List<String> addresses,
    @Nullable String sentinelMaster,
    @DefaultValue List<String> nat,
    @DefaultValue("20ms") Duration askWithin,
    @DefaultValue("200ms") Duration rememberWithin) {

  private static final Pattern NAT = Pattern.compile("[^=]+:\\d+=[^=]+:\\d+");

  public CacheSettings {
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    boolean sentinel = sentinelMaster != null && !sentinelMaster.isBlank();
    require(!addresses.isEmpty(), "addresses", "redis://host:port");
    require(
        addresses.stream().allMatch(address -> address.matches("rediss?://.+:\\d+")),
        "addresses",
        "redis://host:port, separated by commas");
    require(sentinel || addresses.size() == 1, "addresses", "one address, or a sentinel-master");
    nat = List.copyOf(nat);
    require(nat.stream().allMatch(NAT.asMatchPredicate()), "nat", "host:port=host:port");
    require(
        askWithin.isPositive() && askWithin.toMillis() <= 1_000,
        "ask-within",
        "more than 0, up to 1s");
    require(
        rememberWithin.isPositive() && rememberWithin.toSeconds() <= 10,
        "remember-within",
        "more than 0, up to 10s");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.cache.%s: missing or wrong, expected %s".formatted(setting, expected));
    }
  }
}
