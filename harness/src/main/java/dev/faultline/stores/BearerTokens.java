package dev.faultline.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.run.Json;
import dev.faultline.system.SystemUnderTest;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Signs the tokens of the harness's own requests with the key of this bed. */
public final class BearerTokens {
  private static final Duration VALID_FOR = Duration.ofMinutes(15);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey key;
  private final String header;
  private final SystemUnderTest.Tokens claims;
  private final Clock clock;

  /**
   * @param jwk private key on P-256; what the bed believes
   */
  public BearerTokens(String jwk, SystemUnderTest.Tokens claims, Clock clock) {
    JsonNode parsed = Json.LINE.readTree(jwk);
    this.key = privateKey(parsed);
    this.header = header(parsed);
    this.claims = claims;
    this.clock = clock;
  }

  /** A token of this user. */
  public String token(String user) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("iss", claims.issuer());
    body.put("aud", claims.audience());
    body.put("sub", user);
    body.put("azp", claims.client());
    body.put("iat", now);
    body.put("exp", now + VALID_FOR.toSeconds());
    String signed = header + "." + BASE64.encodeToString(Json.LINE.writeValueAsBytes(body));
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(signed.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The bed's key does not sign", e);
    }
  }

  private static String header(JsonNode jwk) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("typ", "JWT");
    if (jwk.has("kid")) {
      header.put("kid", jwk.get("kid").asString());
    }
    return BASE64.encodeToString(Json.LINE.writeValueAsBytes(header));
  }

  private static PrivateKey privateKey(JsonNode jwk) {
    if (!jwk.path("crv").asString("").equals("P-256") || !jwk.has("d")) {
      throw new IllegalArgumentException("The bed's key is no private JWK on P-256");
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      BigInteger d = new BigInteger(1, Base64.getUrlDecoder().decode(jwk.get("d").asString()));
      return KeyFactory.getInstance("EC")
          .generatePrivate(
              new ECPrivateKeySpec(d, parameters.getParameterSpec(ECParameterSpec.class)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The bed's key cannot be read", e);
    }
  }
}
