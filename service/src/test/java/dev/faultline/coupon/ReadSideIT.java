package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadSideIT {

  private final Bench bench = Bench.shared();

  @ParameterizedTest
  @CsvSource({
    "PRE-OPEN,   5, null,                      null,                      OPEN,      true",
    "PRE-SOON,   5, now() + interval '1 hour', null,                      NOT_OPEN,  false",
    "PRE-GONE,   5, null,                      now() - interval '1 hour', EXPIRED,   false",
    "PRE-EMPTY,  0, null,                      null,                      EXHAUSTED, false"
  })
  void thePreCheckSaysWhereACouponStands(
      String code, int total, String opensAt, String closesAt, String state, boolean eligible) {
    bench.ledger().offer(code, total, opensAt, closesAt);

    Reply reply = eligibility("curious", code);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.field("state")).isEqualTo(state);
    assertThat(reply.field("eligible")).isEqualTo(String.valueOf(eligible));
    assertThat(reply.field("alreadyRequested")).isEqualTo("false");
    assertThat(reply.field("remaining")).isEqualTo(String.valueOf(total));
    assertThat(reply.field("message")).isNotBlank();
    assertThat(Instant.parse(reply.field("asOf")))
        .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(30));
  }

  @Test
  void thePreCheckTellsWhoAskedAlreadyUnderWhichId() {
    bench.ledger().offer("PRE-MINE", 2);
    String requestId =
        bench.issueApi().ask(bench.tokens().of("mine"), "PRE-MINE").field("requestId");

    Reply mine = eligibility("mine", "PRE-MINE");
    Reply others = eligibility("other", "PRE-MINE");

    assertThat(mine.field("alreadyRequested")).isEqualTo("true");
    assertThat(mine.field("eligible")).isEqualTo("false");
    assertThat(mine.field("requestId")).isEqualTo(requestId);
    assertThat(others.field("eligible")).isEqualTo("true");
    assertThat(others.field("requestId")).isEmpty();
    assertThat(others.field("remaining")).isEqualTo("1");
  }

  @Test
  void thePreCheckOfAnUnknownCouponIsUnknown() {
    assertThat(eligibility("curious", "PRE-NOTHING").field("code")).isEqualTo("COUPON_UNKNOWN");
    assertThat(eligibility("curious", "requests").status()).isEqualTo(400);
  }

  @Test
  void usersSeeTheirOwnCouponsAndNobodyElses() {
    bench.ledger().offer("MINE-1", 5);
    bench.ledger().offer("MINE-2", 5);
    String first = bench.issueApi().ask(bench.tokens().of("reader"), "MINE-1").field("requestId");
    String second = bench.issueApi().ask(bench.tokens().of("reader"), "MINE-2").field("requestId");
    bench.issueApi().ask(bench.tokens().of("another"), "MINE-1");

    Reply mine = bench.queryApi().get(bench.tokens().of("reader"), "/api/v1/users/me/coupons");

    assertThat(mine.status()).isEqualTo(200);
    assertThat(
            mine.json().path("coupons").valueStream().map(one -> one.path("requestId").asString()))
        .containsExactly(second, first);
    assertThat(mine.field("asOf")).isNotBlank();
    assertThat(
            bench
                .queryApi()
                .get(bench.tokens().of("nobody"), "/api/v1/users/me/coupons")
                .json()
                .path("coupons")
                .size())
        .isZero();
  }

  @Test
  void anUnchangedRequestIsNotSentAgain() {
    bench.ledger().offer("TAG", 5);
    String token = bench.tokens().of("tagged");
    String requestId = bench.issueApi().ask(token, "TAG").field("requestId");
    String path = "/api/v1/coupons/requests/" + requestId;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> bench.queryApi().get(token, path).field("status").equals("ISSUED"));
    String tag = header(bench.queryApi().get(token, path), "ETag");

    Reply again =
        bench
            .queryApi()
            .send(
                request ->
                    request.header("Authorization", "Bearer " + token).header("If-None-Match", tag),
                path);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  private Reply eligibility(String user, String code) {
    return bench
        .queryApi()
        .get(bench.tokens().of(user), "/api/v1/coupons/%s/eligibility".formatted(code));
  }

  private static String header(Reply reply, String name) {
    return reply.response().headers().firstValue(name).orElseThrow();
  }
}
