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
    @DefaultValue("{\"keys\":[]}") String keys,
    @DefaultValue("") String issuer) {

  static final String TOPIC = "coupon.issue";
  static final String DEAD_LETTERS = "coupon.issue.DLT";
  static final String GROUP = "coupon-worker";

  BaselineSettings {
    redis = List.copyOf(redis);
    nat = List.copyOf(nat);
  }
}
