package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatusPageIT {

  private final Bench bench = Bench.shared();

  @Test
  void aBacklogIsToldWithinFifteenSecondsAndClearsAfterItIsWorkedOff() {
    // A topic of its own, so that accepted requests pile up until this test starts a worker for it.
    var lonely =
        Map.of(
            "coupon.kafka.topic", "coupon.status",
            "coupon.kafka.dead-letter-topic", "coupon.status.DLT",
            "coupon.kafka.group", "status-worker",
            "coupon.bulletin.news-every", "2s");
    bench.ledger().offer("BACKLOG", 400);
    try (var issueApi = RunningRole.start("issue-api", bench.settings(lonely));
        var queryApi = RunningRole.start("query-api", bench.settings(lonely))) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> queryApi.metric("coupon_consumer_lag") == 0);
      await().atMost(Duration.ofSeconds(20)).until(() -> state(queryApi).equals("NORMAL"));

      for (int i = 0; i < 299; i++) {
        assertThat(issueApi.ask(bench.tokens().of("backlog-" + i), "BACKLOG").status())
            .isEqualTo(202);
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> queryApi.metric("coupon_consumer_lag") == 299);
      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(6))
          .until(() -> state(queryApi).equals("NORMAL"));
      assertThat(issueApi.ask(bench.tokens().of("backlog-299"), "BACKLOG").status()).isEqualTo(202);

      await().atMost(Duration.ofSeconds(15)).until(() -> state(queryApi).equals("DELAYED"));
      assertThat(queryApi.get("", "/status?lang=ko").text())
          .contains("쿠폰 발급 지연 중")
          .contains("lang=\"ko\"");
      assertThat(queryApi.get("", "/status").text())
          .contains("Coupons are being issued with a delay");
      assertThat(queryApi.metric("coupon_status{state=\"DELAYED\"")).isEqualTo(1);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> queryApi.metric("coupon_status_news_overdue") == 1);

      try (var worker = RunningRole.start("worker", bench.settings(lonely))) {
        await().atMost(Duration.ofSeconds(60)).until(() -> bench.ledger().issued("BACKLOG") == 300);
        await().atMost(Duration.ofSeconds(30)).until(() -> state(queryApi).equals("NORMAL"));
        assertThat(queryApi.metric("coupon_status_news_overdue")).isZero();
        assertThat(worker.manage("/actuator/health/readiness").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void thePageAnswersWhileKafkaIsAway() {
    var away = Map.of("coupon.kafka.bootstrap", "127.0.0.1:1", "coupon.status.unknown-after", "1s");
    try (var queryApi = RunningRole.start("query-api", bench.settings(away))) {
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(
              () ->
                  assertThat(queryApi.get("", "/status?lang=ko").text())
                      .contains("서비스 상태 확인 중", "대기 중인 요청 수를 지금 확인할 수 없습니다."));
      assertThat(state(queryApi)).isEqualTo("CHECKING");
    }
  }

  @Test
  void thePageAnswersWithItsAgeWhileTheDatabaseIsAway() {
    await().atMost(Duration.ofSeconds(20)).until(() -> !state(bench.queryApi()).isEmpty());
    bench.stores().killPostgres();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> state(bench.queryApi()).equals("UNAVAILABLE"));
      var page = bench.queryApi().get("", "/status?lang=en");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text())
          .contains("Coupon requests cannot be taken right now")
          .containsPattern("Measured \\d+ s ago")
          .contains("Announcements as of");
    } finally {
      bench.stores().startPostgres();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !state(bench.queryApi()).equals("UNAVAILABLE"));
  }

  @Test
  void thePageIsPublicReadOnlyAndAllowsNothingFromElsewhere() {
    var page = bench.queryApi().get("", "/status");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.text()).doesNotContain("http://", "https://").contains("<noscript>");
    assertThat(bench.queryApi().get("", "/webjars/htmx.org/2.0.10/dist/htmx.min.js").status())
        .isEqualTo(200);
    assertThat(bench.queryApi().get("", "/pages/pages.css").status()).isEqualTo(200);
    assertThat(bench.queryApi().call("", "POST", "/status", "{}").status()).isIn(403, 405);
    assertThat(bench.issueApi().get("", "/status").status()).isEqualTo(404);
  }

  private static String state(RunningRole queryApi) {
    return queryApi.get("", "/api/v1/status").field("state");
  }
}
