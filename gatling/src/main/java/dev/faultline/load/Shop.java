package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.Json;
import dev.faultline.run.LoadOrder.CouponShare;
import dev.faultline.system.Requests;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import dev.faultline.yaml.InvalidFile;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * What users do who are started by hand: they ask as the system file says, with tokens of the key
 * of the service that is being served. Answers that the service promises are good ones, refusals
 * too; only others are failures in Gatling's report.
 */
final class Shop {
  static final String USER = "user";
  static final String TOKEN = "token";
  static final String REQUEST_ID = "requestId";

  private static final Integer[] PROMISED = {200, 202, 409, 410, 429, 503};
  private static final Duration TOKENS_OUTLIVE_LOAD = Duration.ofMinutes(15);
  private static final int SIGNED_AHEAD = 20_000;
  private static final long GAMMA = 0xD1342543DE82EF95L;

  private final Settings settings;
  private final SystemUnderTest system;
  private final TokenMint mint;
  private final Arrivals arrivals;
  private final TokensAhead tokens;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong draws = new AtomicLong();
  private final Map<String, String> tokensOfPool = new ConcurrentHashMap<>();

  Shop(Settings settings) {
    this.settings = settings;
    Path home = home();
    try {
      this.system = new Catalogue(home).system(settings.system());
      this.mint = mint(home.resolve(settings.session()), settings.duration());
    } catch (IOException | InvalidFile e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    // New users each time: on the same service the last ones have their coupons already.
    String prefix = "load-" + Long.toString(Instant.now().getEpochSecond(), 36);
    this.arrivals =
        new Arrivals(
            settings.seed(),
            prefix,
            settings.duplicates(),
            List.of(new CouponShare(settings.coupon(), 1)));
    this.tokens = new TokensAhead(arrivals, mint, SIGNED_AHEAD);
  }

  /** Begins to sign tokens; for simulations whose users are new. */
  void open() {
    tokens.start();
  }

  void close() {
    tokens.close();
  }

  HttpProtocolBuilder protocol() {
    return http.baseUrl(settings.baseUrl().toString())
        .disableWarmUp()
        .disableCaching()
        .disableFollowRedirect()
        .disableAutoReferer()
        .disableAutoOrigin()
        .userAgentHeader("faultline")
        .acceptHeader("application/json, application/problem+json");
  }

  /** The next arrival: a new user, or one that comes again. */
  Session newcomer(Session session) {
    Arrival arrival = arrivals.at(next.getAndIncrement());
    return session.set(USER, arrival.user()).set(TOKEN, tokens.take(arrival));
  }

  /** Anybody of the pool, users 1 to its size. */
  Session anybody(Session session) {
    SplittableRandom random =
        new SplittableRandom(settings.seed() ^ (draws.getAndIncrement() * GAMMA));
    String user = String.valueOf(1 + random.nextLong(settings.pool()));
    return session.set(USER, user).set(TOKEN, tokensOfPool.computeIfAbsent(user, mint::mint));
  }

  /** Asks for the coupon; what it was promised under is kept. */
  ChainBuilder issue() {
    Requests.Issue issue = system.requests().issue();
    return exec(
        http("issue")
            .httpRequest(issue.method(), issue.path())
            .header("Authorization", session -> "Bearer " + token(session))
            .header("Content-Type", "application/json")
            .body(StringBody(issue.body().replace("${coupon}", settings.coupon())))
            .requestTimeout(issue.timeout())
            .check(
                status().in(PROMISED),
                jmesPath(issue.requestId().substring(1).replace('/', '.'))
                    .optional()
                    .saveAs(REQUEST_ID)));
  }

  /** Looks at the request's status; who was promised nothing has nothing to look at. */
  ChainBuilder look() {
    Requests.Status known = system.requests().status();
    return exec(
        http("status")
            .get(
                session ->
                    settings.statusUrl()
                        + known.path().replace("${requestId}", text(session, REQUEST_ID)))
            .header("Authorization", session -> "Bearer " + token(session))
            .check(
                status().is(200),
                jmesPath(known.state().substring(1).replace('/', '.')).saveAs("state")));
  }

  /** Whether the status that was seen last is the final one. */
  boolean isSettled(Session session) {
    return session.contains("state")
        && !system.requests().status().queued().equals(session.getString("state"));
  }

  /** Asks how the coupon stands for the user, before asking for it. */
  ChainBuilder preCheck() {
    return exec(
        http("pre-check")
            .get(
                settings.statusUrl()
                    + "/api/v1/coupons/%s/eligibility".formatted(settings.coupon()))
            .header("Authorization", session -> "Bearer " + token(session))
            .check(status().is(200)));
  }

  /** Each invalid request of the system file, with the refusal that it deserves. */
  List<ChainBuilder> invalid() {
    Requests.Issue issue = system.requests().issue();
    return system.requests().invalid().stream()
        .map(
            wrong ->
                exec(
                    http("invalid: " + wrong.what())
                        .httpRequest(issue.method(), issue.path())
                        .header("Authorization", session -> bearer(wrong, session))
                        .header("Content-Type", "application/json")
                        .body(StringBody(wrong.body().replace("${coupon}", settings.coupon())))
                        .check(status().is(wrong.status()))))
        .toList();
  }

  private static String bearer(Requests.Invalid wrong, Session session) {
    return switch (wrong.token()) {
      case VALID -> "Bearer " + token(session);
      case FORGED -> "Bearer " + forged(token(session));
      case NONE -> "";
    };
  }

  private static String token(Session session) {
    return text(session, TOKEN);
  }

  private static String text(Session session, String name) {
    return Objects.requireNonNull(session.getString(name), name);
  }

  /** Another signature of the same length. */
  private static String forged(String token) {
    int signature = token.lastIndexOf('.') + 1;
    return token.substring(0, signature)
        + new StringBuilder(token.substring(signature))
            .reverse()
            .toString()
            .toUpperCase(Locale.ROOT);
  }

  private TokenMint mint(Path session, Duration lasts) throws IOException {
    if (!Files.isReadable(session)) {
      throw new IllegalArgumentException(
          "session: %s is not there: start the service with ./faultline serve, or name its file"
              .formatted(session));
    }
    JsonNode known = Json.LINE.readTree(Files.readAllBytes(session));
    return new TokenMint(
        SigningKey.of(known.path("privateKey").asString("")),
        new TokenMint.Claims(
            known.path("issuer").asString(""),
            known.path("audience").asString(""),
            known.path("client").asString(""),
            lasts.plus(TOKENS_OUTLIVE_LOAD)),
        InstantSource.system());
  }

  /** The project that this was started in, wherever below its root. */
  private static Path home() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("scenarios").resolve("systems"))) {
        return folder;
      }
    }
    throw new IllegalArgumentException(
        "No project at or above %s: start in a folder that has scenarios/systems".formatted(start));
  }
}
