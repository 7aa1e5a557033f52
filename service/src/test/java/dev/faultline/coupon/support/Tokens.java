package dev.faultline.coupon.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An issuer of bearer tokens, good ones and forged ones. */
public final class Tokens {

  private static final String ISSUER = "https://tokens.faultline.test";
  private static final String AUDIENCE = "coupon";

  private final ECKey key = newKey();
  private final ECKey strangersKey = newKey();

  /** Settings that make a role trust this issuer. */
  public Map<String, String> settings() {
    return Map.of(
        "coupon.security.keys", new JWKSet(key.toPublicJWK()).toString(),
        "coupon.security.issuer", ISSUER,
        "coupon.security.audience", AUDIENCE);
  }

  /** A token that is good for five minutes. */
  public String of(String user) {
    return signed(claims(user, Instant.now().plusSeconds(300)).build(), key);
  }

  /** A token with admin roles, as scripts have it. */
  public String withRoles(String user, String... roles) {
    var claims = claims(user, Instant.now().plusSeconds(300)).claim("roles", List.of(roles));
    return signed(claims.build(), key);
  }

  /** A token with admin roles that somebody else signed. */
  public String forgedWithRoles(String user, String... roles) {
    var claims = claims(user, Instant.now().plusSeconds(300)).claim("roles", List.of(roles));
    return signed(claims.build(), strangersKey);
  }

  /** A token that was good until a minute ago. */
  public String expired(String user) {
    return signed(claims(user, Instant.now().minusSeconds(60)).build(), key);
  }

  /** A token that somebody else signed. */
  public String forged(String user) {
    return signed(claims(user, Instant.now().plusSeconds(300)).build(), strangersKey);
  }

  /** A token for another audience. */
  public String elsewhere(String user) {
    var claims = claims(user, Instant.now().plusSeconds(300)).audience("another-service");
    return signed(claims.build(), key);
  }

  /** A token from another issuer. */
  public String fromElsewhere(String user) {
    var claims =
        claims(user, Instant.now().plusSeconds(300)).issuer("https://other.faultline.test");
    return signed(claims.build(), key);
  }

  /** A token that never ends. */
  public String endless(String user) {
    return signed(claims(user, Instant.now()).expirationTime(null).build(), key);
  }

  /** A token that is not good yet. */
  public String early(String user) {
    var claims = claims(user, Instant.now().plusSeconds(300));
    return signed(claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))).build(), key);
  }

  /** A token signed with our public key as if it were a shared secret. */
  public String signedWithThePublicKey(String user) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
              claims(user, Instant.now().plusSeconds(300)).build());
      token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A good token whose signature was moved to another user's claims. */
  public String grafted(String user) {
    String[] mine = of("somebody-else").split("\\.");
    String[] wanted = of(user).split("\\.");
    return mine[0] + "." + wanted[1] + "." + mine[2];
  }

  /** A token given to this client application. */
  public String of(String user, String client) {
    var claims = claims(user, Instant.now().plusSeconds(300)).claim("azp", client);
    return signed(claims.build(), key);
  }

  /** A token that nobody signed. */
  public String unsigned(String user) {
    return new PlainJWT(claims(user, Instant.now().plusSeconds(300)).build()).serialize();
  }

  private static JWTClaimsSet.Builder claims(String user, Instant expiry) {
    return new JWTClaimsSet.Builder()
        .subject(user)
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .claim("azp", "tests")
        .expirationTime(Date.from(expiry));
  }

  private String signed(JWTClaimsSet claims, ECKey signer) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      token.sign(new ECDSASigner(signer));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("tests").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
