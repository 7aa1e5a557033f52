package dev.faultline.coupon.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Decides whether a bearer token is one of ours: signature, expiry, issuer, audience, subject. */
final class Tokens {

  /** Clocks of token issuer and service may differ by this much. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private static final int SUBJECT_MAX_LENGTH = 64;

  private Tokens() {}

  static JwtDecoder decoder(SecuritySettings settings) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    // Asymmetric algorithms only: "none" and a public key abused as HMAC secret cannot pass.
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256),
            new ImmutableJWKSet<>(settings.keySet())));
    // Claims are checked below, with one clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(CLOCK_SKEW),
            new JwtIssuerValidator(settings.issuer()),
            new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(settings.audience())),
            new JwtClaimValidator<String>(JwtClaimNames.SUB, Tokens::isUserId)));
    return decoder;
  }

  private static boolean isUserId(String subject) {
    return subject != null
        && !subject.isBlank()
        && subject.length() <= SUBJECT_MAX_LENGTH
        && subject.chars().noneMatch(Character::isISOControl);
  }
}
