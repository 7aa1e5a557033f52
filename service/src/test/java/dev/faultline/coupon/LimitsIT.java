package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LimitsIT {

  private static final Bench BENCH = Bench.shared();
  private static RunningRole strict = BENCH.issueApi();

  @BeforeAll
  static void startAStrictRole() {
    strict =
        RunningRole.start(
            "issue-api",
            BENCH.settings(
                Map.of(
                    "coupon.limit.user-burst", "3",
                    "coupon.limit.user-per-second", "1",
                    "coupon.limit.client-burst", "50",
                    "coupon.limit.client-per-second", "1",
                    "coupon.limit.most-in-flight", "1",
                    "coupon.accept.duplicate-is-conflict", "true",
                    "coupon.accept.status-url", "https://coupons.example/shop")));
    // The first request of a role is slow; no test should wait for it.
    strict.ask(BENCH.tokens().of("warm", "client-warm"), "NO-SUCH");
  }

  @AfterAll
  static void stopIt() {
    strict.close();
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBackAndOthersAreNot() {
    BENCH.ledger().offer("OFTEN", 10);
    String impatient = BENCH.tokens().of("impatient", "client-often");

    List<Integer> answers =
        IntStream.range(0, 5).mapToObj(number -> strict.ask(impatient, "OFTEN").status()).toList();
    Reply refused = strict.ask(impatient, "OFTEN");
    Reply other = strict.ask(BENCH.tokens().of("patient", "client-often"), "OFTEN");

    assertThat(answers.subList(0, 3)).containsExactly(202, 409, 409);
    assertThat(answers).endsWith(429);
    assertThat(refused.field("code")).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(refused.field("detail")).contains("try again");
    assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 5);
    assertThat(other.status()).isEqualTo(202);
    assertThat(strict.metric("coupon_requests_total{code=\"TOO_MANY_REQUESTS\"}")).isPositive();
  }

  @Test
  void aClientApplicationHasALimitOfItsOwn() {
    List<Integer> answers =
        IntStream.range(0, 60)
            .mapToObj(
                number ->
                    strict
                        .ask(BENCH.tokens().of("crowd-" + number, "client-crowd"), "NO-SUCH")
                        .status())
            .toList();

    assertThat(answers).endsWith(429);
    assertThat(strict.ask(BENCH.tokens().of("crowd-0", "client-calm"), "NO-SUCH").status())
        .isEqualTo(404);
  }

  @Test
  void aRepetitionIsAConflictWhereThatWasChosen() {
    BENCH.ledger().offer("TWICE", 10);
    String token = BENCH.tokens().of("twice", "client-twice");

    Reply first = strict.ask(token, "TWICE");
    Reply second = strict.ask(token, "TWICE");

    assertThat(header(first, "Location"))
        .isEqualTo(
            "https://coupons.example/shop/api/v1/coupons/requests/" + first.field("requestId"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.field("code")).isEqualTo("COUPON_ALREADY_REQUESTED");
  }

  @Test
  void whoComesWhileTooManyAreInsideIsTurnedAwayAndNothingIsWritten() throws Exception {
    BENCH.ledger().offer("FULL", 10);
    try (var lock = BENCH.ledger().lock("FULL")) {
      var inside =
          CompletableFuture.supplyAsync(
              () -> strict.ask(BENCH.tokens().of("inside", "client-full"), "FULL"));
      await().atMost(Duration.ofSeconds(10)).until(() -> strict.metric("coupon_in_flight ") == 1);

      Reply outside = strict.ask(BENCH.tokens().of("outside", "client-full"), "FULL");
      lock.close();

      assertThat(outside.status()).isEqualTo(503);
      assertThat(outside.field("code")).isEqualTo("OVERLOADED");
      assertThat(header(outside, "Retry-After")).isNotBlank();
      assertThat(inside.orTimeout(20, TimeUnit.SECONDS).join().status()).isIn(202, 503);
      assertThat(BENCH.ledger().claims("FULL")).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aLateRequestForASoldOutCouponAsksNoStore() {
    BENCH.ledger().offer("SHORT", 1);
    String owner = BENCH.tokens().of("short-owner");
    String requestId = BENCH.issueApi().ask(owner, "SHORT").field("requestId");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              double before = BENCH.issueApi().metric("coupon_sold_out_shortcuts_total");
              String late = BENCH.tokens().of("late-" + System.nanoTime());
              assertThat(BENCH.issueApi().ask(late, "SHORT").field("code"))
                  .isEqualTo("COUPON_EXHAUSTED");
              return BENCH.issueApi().metric("coupon_sold_out_shortcuts_total") > before;
            });

    Reply again = BENCH.issueApi().ask(owner, "SHORT");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.field("requestId")).isEqualTo(requestId);
    BENCH.ledger().execute("update coupon set total = 2 where code = 'SHORT'");
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> BENCH.issueApi().ask(BENCH.tokens().of("second"), "SHORT").status() == 202);
  }

  private static String header(Reply reply, String name) {
    return reply.response().headers().firstValue(name).orElseThrow();
  }
}
