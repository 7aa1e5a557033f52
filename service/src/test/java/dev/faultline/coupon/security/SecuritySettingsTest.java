package dev.faultline.coupon.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

final class SecuritySettingsTest {

  @Test
  void publicKeysAreTaken() throws JOSEException {
    var keys = new JWKSet(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()).toString();

    assertThat(new SecuritySettings(keys, "https://issuer.test", "coupon").keySet().size())
        .isEqualTo(1);
  }

  @Test
  void aPrivateKeyIsRefused() throws JOSEException {
    var keys = new JWKSet(new ECKeyGenerator(Curve.P_256).generate()).toString(false);

    assertThatThrownBy(() -> new SecuritySettings(keys, "https://issuer.test", "coupon"))
        .hasMessageContaining("public keys only");
  }

  @Test
  void missingKeysAreRefused() {
    assertThatThrownBy(() -> new SecuritySettings("", "https://issuer.test", "coupon"))
        .hasMessageContaining("coupon.security.keys");
  }
}
