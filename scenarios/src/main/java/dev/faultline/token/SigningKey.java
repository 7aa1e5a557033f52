package dev.faultline.token;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A private key out of a JWK (RFC 7517): EC on P-256 signs ES256, RSA signs RS256. */
public final class SigningKey {
  private static final String CURVE = "secp256r1";
  private static final int COORDINATE_BYTES = 32;

  private final Optional<String> id;
  private final String algorithm;
  private final String signature;
  private final PrivateKey key;

  private SigningKey(Optional<String> id, String algorithm, String signature, PrivateKey key) {
    this.id = id;
    this.algorithm = algorithm;
    this.signature = signature;
    this.key = key;
  }

  /** Both halves of a fresh key as JWKs; only the public one may leave the bed. */
  public record Pair(String privateJwk, String publicJwk) {}

  /** Reads a JWK that has its private half. */
  public static SigningKey of(String jwk) {
    try {
      JsonNode json = JsonMapper.shared().readTree(jwk);
      Optional<String> id = json.optional("kid").map(JsonNode::asString);
      String type = json.path("kty").asString("");
      return switch (type) {
        case "EC" -> new SigningKey(id, "ES256", "SHA256withECDSAinP1363Format", ec(json));
        case "RSA" -> new SigningKey(id, "RS256", "SHA256withRSA", rsa(json));
        default ->
            throw new IllegalArgumentException(
                "a signing key is a JWK with kty EC or RSA, not \"" + type + "\"");
      };
    } catch (GeneralSecurityException | JacksonException e) {
      // The cause may quote the key; its kind has to do.
      throw new IllegalArgumentException(
          "the JWK cannot be read as a private key: " + e.getClass().getSimpleName());
    }
  }

  /** Makes a new ES256 key. */
  public static Pair generate(String id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey open = (ECPublicKey) pair.getPublic();
      String half =
          "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":%s,\"x\":\"%s\",\"y\":\"%s\""
              .formatted(
                  JsonMapper.shared().writeValueAsString(id),
                  text(open.getW().getAffineX()),
                  text(open.getW().getAffineY()));
      String secret = text(((ECPrivateKey) pair.getPrivate()).getS());
      return new Pair(half + ",\"d\":\"" + secret + "\"}", half + "}");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has P-256", e);
    }
  }

  /** The name in a token's header. */
  String algorithm() {
    return algorithm;
  }

  Optional<String> id() {
    return id;
  }

  byte[] sign(byte[] text) {
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key was accepted when it was read", e);
    }
  }

  private static PrivateKey ec(JsonNode json) throws GeneralSecurityException {
    String curve = json.path("crv").asString("");
    if (!curve.equals("P-256")) {
      throw new IllegalArgumentException("an EC signing key is on P-256, not \"" + curve + "\"");
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(number(json, "d"), spec));
  }

  private static PrivateKey rsa(JsonNode json) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                number(json, "n"),
                number(json, "e"),
                number(json, "d"),
                number(json, "p"),
                number(json, "q"),
                number(json, "dp"),
                number(json, "dq"),
                number(json, "qi")));
  }

  private static BigInteger number(JsonNode json, String member) {
    String text = json.path(member).asString("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "the JWK lacks \"" + member + "\": signing needs the private half");
    }
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  /** A coordinate in the fixed length that RFC 7518 asks for, whatever zeros it begins with. */
  static String text(BigInteger coordinate) {
    byte[] fixed = new byte[COORDINATE_BYTES];
    byte[] bytes = coordinate.toByteArray();
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
