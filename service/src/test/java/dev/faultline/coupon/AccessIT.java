package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessIT {

  private final Bench bench = Bench.shared();

  static Stream<Named<Function<Tokens, String>>> badTokens() {
    return Stream.of(
        Named.of("none", tokens -> ""),
        Named.of("expired", tokens -> tokens.expired("mallory")),
        Named.of("signed by a stranger", tokens -> tokens.forged("mallory")),
        Named.of("not signed", tokens -> tokens.unsigned("mallory")),
        Named.of("from another issuer", tokens -> tokens.fromElsewhere("mallory")),
        Named.of("without an end", tokens -> tokens.endless("mallory")),
        Named.of("not good yet", tokens -> tokens.early("mallory")),
        Named.of("signed with our public key", tokens -> tokens.signedWithThePublicKey("mallory")),
        Named.of("with another's signature", tokens -> tokens.grafted("mallory")),
        Named.of("without a user", tokens -> tokens.of(" ")),
        Named.of("of a user with a control character", tokens -> tokens.of("a\u0000b")),
        Named.of("of a user with a name too long", tokens -> tokens.of("m".repeat(65))),
        Named.of("for another audience", tokens -> tokens.elsewhere("mallory")),
        Named.of("no token at all", tokens -> "nonsense"));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenGetsNothing(Function<Tokens, String> token) {
    Reply reply = bench.issueApi().ask(token.apply(bench.tokens()), "ANY");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.field("code")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void onlyTheOwnerSeesARequest() {
    bench.ledger().offer("PRIVATE", 1);
    String id = bench.issueApi().ask(bench.tokens().of("owner"), "PRIVATE").field("requestId");

    Reply owners = bench.queryApi().status(bench.tokens().of("owner"), id);
    Reply strangers = bench.queryApi().status(bench.tokens().of("stranger"), id);

    assertThat(owners.status()).isEqualTo(200);
    assertThat(owners.response().headers().firstValue("ETag")).isPresent();
    assertThat(strangers.status()).isEqualTo(403);
    assertThat(strangers.text()).doesNotContain("PRIVATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table claim; --",
        "${7*7}",
        "{{7*7}}",
        "<b>me</b>",
        "%s%n",
        "쿠폰",
        "a/../b"
      })
  void aStrangeUserNameIsANameAndNothingElse(String user) {
    String code = "STRANGE-" + Integer.toHexString(user.hashCode());
    bench.ledger().offer(code, 1);
    String token = bench.tokens().of(user);

    String id = bench.issueApi().ask(token, code).field("requestId");

    assertThat(bench.queryApi().status(token, id).field("couponCode")).isEqualTo(code);
    assertThat(bench.queryApi().get(token, "/api/v1/users/me/coupons").text()).contains(id);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bench.ledger().holders(code)).containsEntry(user, id));
  }

  @Test
  void headersThatProxiesSetAreNotBelievedFromAnybody() {
    bench.ledger().offer("PROXIED", 5);
    String token = bench.tokens().of("proxied");

    Reply reply =
        bench
            .issueApi()
            .send(
                request ->
                    request
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-Host", "evil.test")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "host=evil.test")
                        .header("X-HTTP-Method-Override", "DELETE")
                        .header("X-Original-URL", "/actuator/env")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"couponCode\":\"PROXIED\"}")),
                "/api/v1/coupons/limited-issue/async");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.response().headers().firstValue("Location").orElseThrow())
        .startsWith("http://127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/coupons/requests/..%2f..%2factuator",
        "/api/v1/coupons//limited-issue/async",
        "/api/v1/coupons/requests/%00",
        "/api/v1/coupons/requests/a;b=c",
        "/%61ctuator/health",
        "/api/../actuator/health"
      })
  void aPathWithTwoMeaningsHasNone(String path) {
    Reply reply = bench.issueApi().get(bench.tokens().of("curious"), path);

    assertThat(reply.status()).as(reply.text()).isIn(400, 404);
    assertThat(reply.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(reply.text()).doesNotContainIgnoringCase("tomcat");
  }

  @Test
  void headersThatAreTooLargeAreRefusedWithoutAWordAboutTheServer() {
    Reply reply =
        bench
            .issueApi()
            .send(request -> request.header("X-Large", "a".repeat(20_000)), "/openapi.json");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("BAD_REQUEST").doesNotContainIgnoringCase("tomcat");
  }

  @Test
  void aMalformedRequestIdIsABadRequestAndAStrangeOneIsUnknown() {
    String token = bench.tokens().of("curious");

    assertThat(bench.queryApi().status(token, "42").status()).isEqualTo(400);
    assertThat(bench.queryApi().status(token, "00000000-0000-0000-0000-000000000000").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/actuator/health", "/actuator/prometheus", "/error", "/admin"})
  void thePublicPortHasNothingButTheApi(String path) {
    assertThat(bench.issueApi().get(bench.tokens().of("curious"), path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/"})
  void theManagementPortHasNothingButHealthAndMetrics(String path) {
    assertThat(bench.issueApi().manage(path).status()).isEqualTo(404);
  }

  @Test
  void healthAndMetricsAreThere() {
    assertThat(bench.issueApi().manage("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(bench.issueApi().manage("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(bench.issueApi().metric("coupon_requests_total{code=\"ACCEPTED\"}")).isNotNaN();
    assertThat(bench.queryApi().metric("coupon_kafka_brokers_expected")).isEqualTo(1);
  }
}
