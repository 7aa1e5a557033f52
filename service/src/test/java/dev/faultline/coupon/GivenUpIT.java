package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RetryApi;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever asks again for what was given up is told so, and stays one user with one request. */
final class GivenUpIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Slower than the limit of one user. */
  private static final Duration KINDLY = Duration.ofMillis(400);

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final RetryApi letters = new RetryApi(bench);

  @Test
  void aRequestThatWasGivenUpIsAnsweredWithItsEndAlsoWhenOthersHaveTheUnit() {
    ledger.offer("GIVENUP", 1);
    letters.turn(false);
    String id;
    try (var release = BadRelease.rejecting(bench, "givenup-")) {
      id = ask("givenup-1").field("requestId");
      await()
          .atMost(SOON)
          .until(() -> ledger.count("dead_letter where request_id = '%s'".formatted(id)) == 1);
      assertThat(ask("givenup-1").field("status")).as("as the cache knows it").isEqualTo("QUEUED");
      discard();
    } finally {
      letters.turn(true);
    }

    await()
        .atMost(SOON)
        .pollInterval(KINDLY)
        .until(() -> ask("givenup-1").field("status").equals("FAILED"));
    await().atMost(SOON).pollInterval(KINDLY).until(() -> ask("somebody-else").status() == 202);
    await()
        .atMost(SOON)
        .pollInterval(KINDLY)
        .until(() -> ask("too-late").field("code").equals("COUPON_EXHAUSTED"));
    await()
        .pollInterval(KINDLY)
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(6))
        .until(
            () -> {
              Reply again = ask("givenup-1");
              return again.status() == 200
                  && again.field("requestId").equals(id)
                  && again.field("duplicate").equals("true")
                  && again.field("status").equals("FAILED");
            });
    assertThat(ask("givenup-1").field("message")).contains("contact customer service");
    assertThat(inKorean("givenup-1").field("message")).contains("고객센터로 문의");
    assertThat(
            bench
                .queryApi()
                .get(bench.tokens().of("givenup-1"), "/api/v1/coupons/GIVENUP/eligibility")
                .field("message"))
        .contains("contact customer service");
    assertThat(ledger.claims("GIVENUP")).isEqualTo(2);
    assertThat(ledger.claimed("GIVENUP")).isEqualTo(1);

    var strict = bench.settings(Map.of("coupon.accept.duplicate-is-conflict", "true"));
    try (var issueApi = RunningRole.start("issue-api", strict)) {
      Reply conflict = issueApi.ask(bench.tokens().of("givenup-1"), "GIVENUP");
      assertThat(conflict.status()).isEqualTo(409);
      assertThat(conflict.field("code")).isEqualTo("COUPON_ALREADY_REQUESTED");
      assertThat(conflict.field("detail")).contains("contact customer service");
    }
  }

  private void discard() {
    String letter = letters.letter("givenup-1");
    assertThat(
            letters.post(letters.alice(), letter + "/discard", "{\"reason\":\"a test\"}").status())
        .isEqualTo(202);
    assertThat(letters.post(letters.bob(), letter + "/discard/confirm", "").status())
        .isEqualTo(200);
  }

  private Reply ask(String user) {
    return bench.issueApi().ask(bench.tokens().of(user), "GIVENUP");
  }

  private Reply inKorean(String user) {
    return bench
        .issueApi()
        .send(
            request ->
                request
                    .setHeader("Authorization", "Bearer " + bench.tokens().of(user))
                    .setHeader("Content-Type", "application/json")
                    .setHeader("Accept-Language", "ko")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"couponCode\":\"GIVENUP\"}")),
            "/api/v1/coupons/limited-issue/async");
  }
}
