package dev.faultline.bed;

import dev.faultline.run.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ES256 key pair of one bed. The system under test gets the public half only; the private half
 * stays in memory and with the generator.
 */
final class BedKey {
  private static final int COORDINATE_BYTES = 32;
  private final String privateJwk;
  private final String publicKeys;

  private BedKey(String privateJwk, String publicKeys) {
    this.privateJwk = privateJwk;
    this.publicKeys = publicKeys;
  }

  static BedKey make(String runId) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Map<String, Object> open = publicJwk((ECPublicKey) pair.getPublic(), runId);
      Map<String, Object> secret = new LinkedHashMap<>(open);
      secret.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
      return new BedKey(
          Json.LINE.writeValueAsString(secret),
          Json.LINE.writeValueAsString(Map.of("keys", List.of(open))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has the curve secp256r1", e);
    }
  }

  /** JWK with the private half. */
  String privateJwk() {
    return privateJwk;
  }

  /** JWKS with the public half. */
  String publicKeys() {
    return publicKeys;
  }

  private static Map<String, Object> publicJwk(ECPublicKey key, String runId) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", "P-256");
    jwk.put("alg", "ES256");
    jwk.put("use", "sig");
    jwk.put("kid", runId);
    jwk.put("x", coordinate(key.getW().getAffineX()));
    jwk.put("y", coordinate(key.getW().getAffineY()));
    return jwk;
  }

  /** RFC 7518: unsigned, big-endian, padded to the size of the curve. */
  private static String coordinate(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] padded = new byte[COORDINATE_BYTES];
    int length = Math.min(signed.length, COORDINATE_BYTES);
    System.arraycopy(signed, signed.length - length, padded, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
  }
}
