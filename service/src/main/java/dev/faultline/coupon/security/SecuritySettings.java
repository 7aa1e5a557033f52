package dev.faultline.coupon.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens count. Nothing here has a default: a service that accepts nobody's tokens starts for
 * nobody.
 *
 * @param keys JWKS text with public keys only
 * @param issuer the {@code iss} that tokens must carry
 * @param audience the {@code aud} that tokens must name
 */
@ConfigurationProperties("coupon.security")
public record SecuritySettings(String keys, String issuer, String audience) {

  /** The issuer of test beds, whose private keys anybody may hold. */
  static final String BED_ISSUER = "https://bed.faultline.test";

  public SecuritySettings {
    require(issuer != null && !issuer.isBlank(), "issuer", "the token issuer's address");
    require(audience != null && !audience.isBlank(), "audience", "the audience of our tokens");
    require(keys != null && !keys.isBlank(), "keys", "a JWKS with public keys");
    JWKSet parsed = parse(keys);
    require(!parsed.isEmpty(), "keys", "at least one public key");
    require(parsed.getKeys().stream().noneMatch(JWK::isPrivate), "keys", "public keys only");
  }

  JWKSet keySet() {
    return parse(keys);
  }

  private static JWKSet parse(String keys) {
    try {
      return JWKSet.parse(keys);
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "coupon.security.keys: not a JWKS (%s), expected {\"keys\":[…]} with public keys"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.security.%s: missing or wrong, expected %s".formatted(setting, expected));
    }
  }
}
