import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs while the image is made: starts all roles for real with no store in reach (they all can),
 * asks them what users ask, with real tokens, and stops them politely; the JVM then writes its
 * cache of classes that are loaded, linked and profiled. The key is made here and forgotten here.
 */
public final class Training {
  private static final String AUDIENCE = "training";
  private static final int ROUNDS = 100;
  private static final int AT_ONCE = 16;
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] arguments) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    Path cache = Path.of(arguments[0]);
    Path log = Path.of("/tmp/training.log");
    Process service = start(cache, log, (ECPublicKey) key.getPublic());
    try {
      awaitReady(service);
      ask(key.getPrivate());
      service.destroy();
      if (!service.waitFor(4, TimeUnit.MINUTES) || !Files.exists(cache)) {
        throw new IllegalStateException("no cache was written");
      }
    } catch (Exception e) {
      service.destroyForcibly();
      System.err.print(Files.readString(log));
      throw e;
    }
  }

  private static Process start(Path cache, Path log, ECPublicKey key) throws IOException {
    ProcessBuilder service =
        new ProcessBuilder(
                "java",
                "-XX:AOTCacheOutput=" + cache,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                "/app/app.jar:/app/extra/*",
                "dev.faultline.coupon.CouponApplication")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    service
        .environment()
        .putAll(
            Map.of(
                "COUPON_ROLES", "issue-api,worker,query-api",
                "COUPON_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                "COUPON_DATABASE_USER", "none",
                "COUPON_DATABASE_PASSWORD", "none",
                "COUPON_KAFKA_BOOTSTRAP", "127.0.0.1:1",
                "COUPON_CACHE_ADDRESSES", "redis://127.0.0.1:1",
                "COUPON_SECURITY_ISSUER", AUDIENCE,
                "COUPON_SECURITY_AUDIENCE", AUDIENCE,
                "COUPON_SECURITY_KEYS", publicKeys(key)));
    return service.start();
  }

  private static String publicKeys(ECPublicKey key) {
    return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}]}"
        .formatted(
            coordinate(key.getW().getAffineX().toByteArray()),
            coordinate(key.getW().getAffineY().toByteArray()));
  }

  /** 32 bytes, whatever sign byte or missing zeros a big integer has. */
  private static String coordinate(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(number.length, fixed.length);
    System.arraycopy(number, number.length - length, fixed, fixed.length - length, length);
    return BASE64.encodeToString(fixed);
  }

  private static void awaitReady(Process service) throws Exception {
    Instant deadline = Instant.now().plus(READY_WITHIN);
    while (Instant.now().isBefore(deadline)) {
      if (service.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the service ended while it was starting");
      }
      try {
        if (get(8081, "/actuator/health/readiness", "") == 200) {
          return;
        }
      } catch (IOException e) {
        // Nobody listens yet.
        continue;
      }
    }
    throw new IllegalStateException("the service is not ready after " + READY_WITHIN);
  }

  private static void ask(PrivateKey key) throws Exception {
    List<String> pages =
        List.of("/", "/status", "/waiting", "/openapi.json", "/api/v1/coupons/requests/none");
    for (String page : pages) {
      get(8080, page, token(key, "page"));
    }
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int round = 0; round < ROUNDS; round++) {
        String token = token(key, "user-" + round);
        threads.submit((Callable<Integer>) () -> issue(token));
      }
    }
    get(8081, "/actuator/prometheus", "");
    get(8081, "/actuator/health", "");
  }

  private static int issue(String token) throws Exception {
    return send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:8080/api/v1/coupons/limited-issue/async"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"couponCode\":\"RUSH\"}")));
  }

  private static int get(int port, String path, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).GET();
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static int send(HttpRequest.Builder request) throws Exception {
    HttpRequest bounded = request.timeout(Duration.ofSeconds(10)).build();
    return HTTP.send(bounded, BodyHandlers.discarding()).statusCode();
  }

  private static String token(PrivateKey key, String user) throws Exception {
    long now = Instant.now().getEpochSecond();
    String signed =
        encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\"}")
            + '.'
            + encoded(
                "{\"iss\":\"%1$s\",\"aud\":\"%1$s\",\"azp\":\"%1$s\",\"sub\":\"%2$s\",\"iat\":%3$d,\"exp\":%4$d}"
                    .formatted(AUDIENCE, user, now, now + 600));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + BASE64.encodeToString(signature.sign());
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
