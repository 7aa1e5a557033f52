package dev.faultline.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.run.Json;
import dev.faultline.system.SystemUnderTest.Tokens;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BearerTokensTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
  private static final Tokens CLAIMS = new Tokens("https://issuer", "coupon", "load");

  @Test
  void aTokenNamesItsUserAndIsSignedByTheKey() throws GeneralSecurityException {
    KeyPair pair = pair();

    String[] parts = new BearerTokens(jwk(pair), CLAIMS, CLOCK).token("u-1").split("\\.");

    JsonNode body = Json.LINE.readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(body.get("sub").asString()).isEqualTo("u-1");
    assertThat(body.get("iss").asString()).isEqualTo("https://issuer");
    assertThat(body.get("azp").asString()).isEqualTo("load");
    assertThat(body.get("exp").asLong()).isEqualTo(1900);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(pair.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void aKeyWithoutItsPrivateHalfIsRefused() {
    assertThatThrownBy(() -> new BearerTokens("{\"kty\":\"EC\",\"crv\":\"P-256\"}", CLAIMS, CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static String jwk(KeyPair pair) {
    byte[] d = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
    return Json.LINE.writeValueAsString(
        Map.of(
            "kty", "EC",
            "crv", "P-256",
            "kid", "bed",
            "d", Base64.getUrlEncoder().withoutPadding().encodeToString(d)));
  }
}
