package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.Tokens;
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
