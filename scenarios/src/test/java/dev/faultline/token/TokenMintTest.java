package dev.faultline.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenMintTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final TokenMint.Claims CLAIMS =
      new TokenMint.Claims("https://issuer.test", "coupons", "web", Duration.ofMinutes(10));

  @Test
  void anEs256TokenNamesItsUserAndIsSigned() throws Exception {
    SigningKey.Pair pair = SigningKey.generate("key-1");

    String token = mint(pair.privateJwk()).mint("u-7");

    assertThat(part(token, 0))
        .isEqualTo(json(Map.of("alg", "ES256", "typ", "JWT", "kid", "key-1")));
    JsonNode claims = part(token, 1);
    assertThat(claims.path("sub").asString()).isEqualTo("u-7");
    assertThat(claims.path("azp").asString()).isEqualTo("web");
    assertThat(claims.path("iss").asString()).isEqualTo("https://issuer.test");
    assertThat(claims.path("aud").asString()).isEqualTo("coupons");
    assertThat(claims.path("exp").asLong()).isEqualTo(NOW.plusSeconds(600).getEpochSecond());
    assertThat(claims.path("iat").asLong()).isLessThanOrEqualTo(NOW.getEpochSecond());
    assertThat(signed(token, publicKey(pair.publicJwk()), "SHA256withECDSAinP1363Format")).isTrue();
  }

  @Test
  void anRs256TokenIsSigned() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();

    String token = mint(jwk((RSAPrivateCrtKey) pair.getPrivate())).mint("u-7");

    assertThat(part(token, 0)).isEqualTo(json(Map.of("alg", "RS256", "typ", "JWT")));
    assertThat(signed(token, pair.getPublic(), "SHA256withRSA")).isTrue();
  }

  @Test
  void thePublicHalfHoldsNoSecret() {
    SigningKey.Pair pair = SigningKey.generate("key-1");

    assertThat(pair.publicJwk()).doesNotContain("\"d\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of(pair.publicJwk()))
        .withMessageContaining("lacks \"d\"");
  }

  @Test
  void aKeyThatCannotSignIsRefusedByItsKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.of("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"))
        .withMessageContaining("\"oct\"")
        .withMessageNotContaining("c2VjcmV0");
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.of("no json"));
  }

  @Test
  void coordinatesHaveTheirFullLengthWhateverTheyBeginWith() {
    for (int bits : new int[] {0, 1, 8, 247, 255}) {
      BigInteger coordinate = BigInteger.ONE.shiftLeft(bits);
      byte[] bytes = Base64.getUrlDecoder().decode(SigningKey.text(coordinate));
      assertThat(bytes).hasSize(32);
      assertThat(new BigInteger(1, bytes)).isEqualTo(coordinate);
    }
  }

  private static TokenMint mint(String jwk) {
    return new TokenMint(SigningKey.of(jwk), CLAIMS, InstantSource.fixed(NOW));
  }

  private static JsonNode part(String token, int index) {
    return JsonMapper.shared()
        .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
  }

  private static JsonNode json(Map<String, String> members) {
    return JsonMapper.shared().valueToTree(members);
  }

  private static boolean signed(String token, PublicKey key, String algorithm) throws Exception {
    int end = token.lastIndexOf('.');
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
  }

  private static PublicKey publicKey(String jwk) throws Exception {
    JsonNode json = JsonMapper.shared().readTree(jwk);
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(json, "x"), number(json, "y")),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode json, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(json.path(member).asString()));
  }

  private static String jwk(RSAPrivateCrtKey key) {
    return """
        {"kty":"RSA","n":"%s","e":"%s","d":"%s","p":"%s","q":"%s","dp":"%s","dq":"%s","qi":"%s"}"""
        .formatted(
            plain(key.getModulus()),
            plain(key.getPublicExponent()),
            plain(key.getPrivateExponent()),
            plain(key.getPrimeP()),
            plain(key.getPrimeQ()),
            plain(key.getPrimeExponentP()),
            plain(key.getPrimeExponentQ()),
            plain(key.getCrtCoefficient()));
  }

  private static String plain(BigInteger number) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
  }
}
