package dev.faultline.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes bearer tokens (RFC 7519, compact form) that the system under test believes: the user is the
 * subject, the client the {@code azp}. Safe to share between threads.
 */
public final class TokenMint {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A clock a little behind ours must not refuse a token made this instant. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private final SigningKey key;
  private final Claims claims;
  private final InstantSource clock;
  private final String header;

  /**
   * What is the same in every token.
   *
   * @param client name of the calling application
   * @param validFor from the making of a token until it expires
   */
  public record Claims(String issuer, String audience, String client, Duration validFor) {
    public Claims {
      if (!validFor.isPositive()) {
        throw new IllegalArgumentException("a token is valid for some time, not " + validFor);
      }
    }
  }

  public TokenMint(SigningKey key, Claims claims, InstantSource clock) {
    this.key = key;
    this.claims = claims;
    this.clock = clock;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("alg", key.algorithm()).put("typ", "JWT");
    key.id().ifPresent(id -> json.put("kid", id));
    header = encoded(json) + '.';
  }

  /** A token for one user. */
  public String mint(String user) {
    return mint(user, Map.of());
  }

  /**
   * A token for one user who may do more than others.
   *
   * @param more claims that are lists of one word
   */
  public String mint(String user, Map<String, String> more) {
    Instant now = clock.instant();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("iss", claims.issuer()).put("aud", claims.audience()).put("azp", claims.client());
    json.put("sub", user);
    more.forEach((claim, word) -> json.putArray(claim).add(word));
    json.put("iat", now.minus(CLOCK_SKEW).getEpochSecond());
    json.put("exp", now.plus(claims.validFor()).getEpochSecond());
    String signed = header + encoded(json);
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + BASE64.encodeToString(signature);
  }

  private static String encoded(ObjectNode json) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(json));
  }
}
