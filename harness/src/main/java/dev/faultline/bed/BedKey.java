package dev.faultline.bed;

import dev.faultline.token.SigningKey;

/**
 * The key pair of one bed. The system under test gets the public half only; the private half stays
 * in memory and with the generator.
 *
 * @param privateJwk JWK with the private half
 * @param publicKeys JWKS with the public half
 */
record BedKey(String privateJwk, String publicKeys) {
  static BedKey make(String runId) {
    SigningKey.Pair pair = SigningKey.generate(runId);
    return new BedKey(pair.privateJwk(), "{\"keys\":[" + pair.publicJwk() + "]}");
  }
}
