package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.AdminVisitor;
import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.TopicProbe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleIT {

  private static final String ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>";

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final AdminVisitor alice = AdminVisitor.loggedIn(bench.worker(), "alice");
  private final AdminVisitor bob = AdminVisitor.loggedIn(bench.worker(), "bob");
  private final AdminVisitor viewer = AdminVisitor.loggedIn(bench.worker(), "viewer");

  @BeforeEach
  void pause() {
    alice.submit("/admin", "/admin/switch", Map.of("enabled", "false", "reason", "a test"));
  }

  @AfterEach
  void resume() {
    alice.submit("/admin", "/admin/switch", Map.of("enabled", "true", "reason", "a test"));
    alice.close();
    bob.close();
    viewer.close();
  }

  @Test
  void aLetterIsFoundPlannedDiscardedByTwoAndAllOfItIsWrittenDown() {
    ledger.offer("PAGES", 2);
    try (var release = BadRelease.rejecting(bench, "pages-")) {
      bench.issueApi().ask(bench.tokens().of("pages-1"), "PAGES");
      bench.issueApi().ask(bench.tokens().of("pages-2"), "PAGES");
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> ledger.count("dead_letter where coupon_code = 'PAGES'") == 2);
    }
    assertThat(alice.get("/admin").text()).contains("paused", "bad_release_pages_");
    assertThat(alice.get("/admin/dead-letters?coupon=PAGES").text()).contains("pages-1", "pages-2");
    assertThat(alice.get("/admin/causes?coupon=PAGES").text()).contains("bad_release_pages_");
    assertThat(alice.get("/admin/dead-letters/plan?coupon=PAGES").text())
        .contains("2 letters looked at, 2 would be replayed");

    String one = page("pages-1");
    String two = page("pages-2");
    assertThat(alice.submit(one, one + "/replay", Map.of()).status()).isEqualTo(302);
    alice.submit(two, two + "/discard", Map.of("reason", "asked by the customer"));
    assertThat(alice.get(two).text()).contains("Somebody else has to confirm");
    assertThat(alice.submit(two, two + "/discard/confirm", Map.of()).status()).isEqualTo(409);
    assertThat(bob.get(two).text()).contains("asked by the customer", "Discard for good");
    assertThat(bob.submit(two, two + "/discard/confirm", Map.of()).status()).isEqualTo(302);

    assertThat(bob.get(two).text()).contains("Discarded", "asked to discard");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(alice.get(one).text()).contains("Resolved"));
    assertThat(alice.get("/admin/audit").text()).contains("alice", "bob", "asked by the customer");
    assertThat(ledger.claimed("PAGES")).isEqualTo(1);
  }

  @Test
  void manyAreReplayedByCauseFromTheDryRun() {
    ledger.offer("BULK", 3);
    try (var release = BadRelease.rejecting(bench, "bulk-")) {
      List.of("bulk-1", "bulk-2", "bulk-3")
          .forEach(user -> bench.issueApi().ask(bench.tokens().of(user), "BULK"));
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> ledger.count("dead_letter where coupon_code = 'BULK'") == 3);
    }
    Reply done =
        alice.submit(
            "/admin/dead-letters/plan?coupon=BULK",
            "/admin/dead-letters/replay",
            Map.of("coupon", "BULK"));

    assertThat(done.status()).isEqualTo(302);
    assertThat(alice.get("/admin/dead-letters").text())
        .contains("3 letters are in the replay queue");
    resumeNow();
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.issued("BULK") == 3);
  }

  @Test
  void aViewerSeesEverythingAndNoButtons() {
    String page = viewer.get("/admin").text();

    assertThat(page).contains("viewer").doesNotContain("/admin/switch");
    assertThat(viewer.submit("/admin", "/admin/switch", Map.of("enabled", "true", "reason", "x")))
        .satisfies(reply -> assertThat(reply.status()).isEqualTo(403));
  }

  @Test
  void pagesSpeakKorean() {
    try (var korean = new AdminVisitor(bench.worker(), "ko")) {
      korean.logIn("alice", Bench.password("alice"));
      for (String path :
          List.of("/admin", "/admin/dead-letters", "/admin/causes", "/admin/audit")) {
        Reply page = korean.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.text()).as(path).contains("쿠폰 운영", "감사 기록").doesNotContain("??");
      }
    }
  }

  @Test
  void whatARecordCarriesIsShownAsText() {
    var attack =
        new ProducerRecord<>("coupon.issue", "k" + ATTACK, "{" + ATTACK + "${7*7}[[${7*7}]]");
    attack.headers().add("x" + ATTACK, ATTACK.getBytes(StandardCharsets.UTF_8));
    new TopicProbe(bench.stores().bootstrap()).sendAll(List.of(attack));
    String mine = "dead_letter where record_key like 'k<script>%'";
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.count(mine) > 0);
    String id = ledger.text("select max(id) from " + mine);
    ledger.execute(
        "update dead_letter set cause = '%s', cause_group = '%s' where id = %s"
            .formatted(ATTACK, ATTACK, id));

    for (String path :
        List.of("/admin/dead-letters/" + id, "/admin/dead-letters", "/admin/causes", "/admin")) {
      assertThat(alice.get(path).text())
          .as(path)
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert", "<img src=x");
    }
    assertThat(alice.get("/admin/dead-letters/" + id).text()).contains("${7*7}[[${7*7}]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "\" autofocus onfocus=\"alert(1)",
        "${7*191}",
        "__${7*191}__",
        "[[${7*191}]]",
        "*{7*191}",
        "~{admin/layout}",
        "\u0000"
      })
  void whatIsTypedIntoAFieldComesBackAsText(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    for (String field : List.of("state", "kind", "group", "cause", "coupon", "user", "from")) {
      for (String page :
          List.of("/admin/dead-letters", "/admin/dead-letters/plan", "/admin/causes")) {
        Reply reply = alice.get(page + "?" + field + "=" + encoded);
        assertThat(reply.status()).as(page + " " + field).isIn(200, 400);
        assertThat(reply.text())
            .as(page + " " + field)
            .doesNotContain("<script>alert", "1337", "\" autofocus onfocus=\"");
      }
    }
  }

  @Test
  void aReasonIsTextToo() {
    String reason = ATTACK + "${7*191}";
    alice.submit("/admin", "/admin/switch", Map.of("enabled", "false", "reason", reason));

    assertThat(alice.get("/admin").text())
        .contains("&lt;script&gt;", "${7*191}")
        .doesNotContain("<script>alert", "1337");
  }

  private void resumeNow() {
    alice.submit("/admin", "/admin/switch", Map.of("enabled", "true", "reason", "a test"));
  }

  private String page(String user) {
    return "/admin/dead-letters/"
        + ledger.text("select id from dead_letter where user_id = '%s'".formatted(user));
  }
}
