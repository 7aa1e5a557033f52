package dev.faultline.variant.baseline;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where everything is; what is not here is a library's default.
 *
 * @param kafka bootstrap addresses
 * @param brokers that ought to be there, for the alert
 * @param redis one address, or those of the sentinels
 * @param sentinelMaster the master's name; empty where there are no sentinels
 * @param nat what sentinels call a server and how it is reached from here, as from=to
 * @param spinLock those who wait for the lock ask again and again, instead of being told
 * @param decideBy what a request is decided by; the script is a planned response, never the default
 * @param keys JWKS of whoever signs the tokens
 */
@ConfigurationProperties("baseline")
record BaselineSettings(
    String kafka,
    @DefaultValue("1") int brokers,
    @DefaultValue List<String> redis,
    @DefaultValue("") String sentinelMaster,
    @DefaultValue List<String> nat,
    @DefaultValue("false") boolean spinLock,
    @DefaultValue("lock") DecideBy decideBy,
    @DefaultValue("{\"keys\":[]}") String keys,
    @DefaultValue("") String issuer) {

  /** What keeps two requests for one coupon apart. */
  enum DecideBy {
    /** A lock in Redis, around six commands. */
    LOCK,
    /** One script, which Redis runs alone: "락 경합 시 Lua script 재정의" (incident document). */
    LUA
  }

  static final String TOPIC = "coupon.issue";
  static final String DEAD_LETTERS = "coupon.issue.DLT";
  static final String GROUP = "coupon-worker";

  BaselineSettings {
    redis = List.copyOf(redis);
    nat = List.copyOf(nat);
  }
}
