package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnnouncementIT {

  private static final String PATH = "/api/v1/admin/announcements";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Bench bench = Bench.shared();

  @Test
  void whatAnOperatorAnnouncesIsOnThePageInBothLanguagesAndNeverMarkup() {
    String wish =
        """
        {"phase":"IDENTIFIED","textKo":"원인을 찾았습니다 <b>&</b>","textEn":"Found [[${7*7}]] '; drop table claim; --"}""";

    var reply = bench.worker().call(operator(), "POST", PATH, wish);

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(bench.queryApi().get("", "/status?lang=ko").text())
                    .contains("원인을 찾았습니다 &lt;b&gt;&amp;&lt;/b&gt;", "원인 파악"));
    assertThat(bench.queryApi().get("", "/status?lang=en").text())
        .contains("Found [[${7*7}]] &#39;; drop table claim; --")
        .doesNotContain("alice");
    assertThat(bench.queryApi().get("", "/api/v1/status").text())
        .contains("Found [[${7*7}]]")
        .doesNotContain("alice", "author");
  }

  @Test
  void theWaitingScreenIsSwitchedOnAndOff() {
    for (boolean on : new boolean[] {true, false}) {
      var reply =
          bench
              .worker()
              .call(operator(), "PUT", "/api/v1/admin/waiting-screen", "{\"on\":%s}".formatted(on));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      await()
          .atMost(SOON)
          .until(
              () ->
                  bench
                      .queryApi()
                      .get("", "/api/v1/status")
                      .field("waitingScreen")
                      .equals(String.valueOf(on)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"phase\":\"IDENTIFIED\",\"textKo\":\"\",\"textEn\":\"x\"}",
        "{\"phase\":\"NONE\",\"textKo\":\"x\",\"textEn\":\"x\"}",
        "{\"phase\":\"RESOLVED\",\"textKo\":\"a\\u0000b\",\"textEn\":\"x\"}"
      })
  void whatIsNoAnnouncementIsRefused(String wish) {
    var reply = bench.worker().call(operator(), "POST", PATH, wish.isEmpty() ? " " : wish);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
  }

  @Test
  void tooLongIsRefused() {
    String wish =
        "{\"phase\":\"RESOLVED\",\"textKo\":\"%s\",\"textEn\":\"x\"}".formatted("가".repeat(501));
    assertThat(bench.worker().call(operator(), "POST", PATH, wish).status()).isEqualTo(400);
    assertThat(bench.worker().call(operator(), "POST", PATH, " ".repeat(9_000)).status())
        .isEqualTo(400);
  }

  @Test
  void onlyOperatorsAnnounce() {
    String wish = "{\"phase\":\"RESOLVED\",\"textKo\":\"x\",\"textEn\":\"x\"}";
    assertThat(bench.worker().call("", "POST", PATH, wish).status()).isIn(401, 403);
    assertThat(bench.worker().call(bench.tokens().of("mina"), "POST", PATH, wish).status())
        .isEqualTo(403);
    String viewer = bench.tokens().withRoles("victor", "VIEWER");
    assertThat(bench.worker().call(viewer, "POST", PATH, wish).status()).isEqualTo(403);
    assertThat(bench.worker().get(viewer, PATH).status()).isEqualTo(200);
    assertThat(bench.queryApi().call(operator(), "POST", PATH, wish).status()).isIn(401, 404, 405);
  }

  private String operator() {
    return bench.tokens().withRoles("alice", "OPERATOR");
  }
}
