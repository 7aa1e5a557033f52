package dev.faultline.coupon;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Chromium;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.TopicProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The pages in a real browser: they refresh by themselves, load nothing from elsewhere, and end.
 */
final class PagesInBrowserIT {

  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(25_000);

  private static @Nullable Chromium chromium;

  private final Bench bench = Bench.shared();
  private final List<String> complaints = new ArrayList<>();

  /** Before each test: one that has no browser counts as skipped, a class of them as nothing. */
  @BeforeEach
  void open() {
    if (chromium == null) {
      chromium = Chromium.open();
    }
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Chromium browser() {
    return Objects.requireNonNull(chromium, "opened before each test");
  }

  @Test
  void theWaitingScreenTurnsIntoTheResultByItself() {
    bench.ledger().offer("BROWSER", 10);
    String id = UUID.randomUUID().toString();
    bench
        .ledger()
        .execute(
            "insert into claim (coupon_code, user_id, request_id) values ('BROWSER', 'u', '%s')"
                .formatted(id));
    bench.ledger().execute("update coupon set claimed = 1 where code = 'BROWSER'");
    String address =
        bench
            .queryApi()
            .call(
                bench.tokens().of("u"),
                "POST",
                "/api/v1/waiting-tickets",
                "{\"requestId\":\"%s\"}".formatted(id))
            .field("page");
    Page page = page("ko-KR");
    page.navigate(bench.queryApi().address() + address);
    assertThat(page.getByText("요청이 접수되었습니다")).isVisible();
    Chromium.picture(page, "waiting-ko");

    bench
        .ledger()
        .execute(
            "insert into issued_coupon (coupon_code, user_id, request_id) values ('BROWSER', 'u', '%s')"
                .formatted(id));

    assertThat(page.getByText("쿠폰이 발급되었습니다")).isVisible(SOON);
    Chromium.picture(page, "issued-ko");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theStatusPageShowsNewAnnouncementsByItself() {
    Page page = page("en-US");
    page.navigate(bench.queryApi().address() + "/status");
    String text = "We are looking into it " + UUID.randomUUID();
    bench
        .worker()
        .call(
            bench.tokens().withRoles("alice", "OPERATOR"),
            "POST",
            "/api/v1/admin/announcements",
            "{\"phase\":\"INVESTIGATING\",\"textKo\":\"확인하고 있습니다.\",\"textEn\":\"%s\"}"
                .formatted(text));

    assertThat(page.getByText(text)).isVisible(SOON);

    page.getByText("한국어").click();
    assertThat(page.getByText("확인하고 있습니다.").first()).isVisible();
    Chromium.picture(page, "status-ko");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDelayIsShownWithoutAReload() {
    var lonely =
        Map.of(
            "coupon.kafka.topic", "coupon.browser",
            "coupon.kafka.group", "browser",
            "coupon.kafka.partitions", "1",
            "coupon.status.lag", "3",
            "coupon.status.lag-clear", "0");
    var topics = new TopicProbe(bench.stores().bootstrap());
    topics.send("coupon.browser", "key", "one");
    try (var queryApi = RunningRole.start("query-api", bench.settings(lonely))) {
      Page page = page("ko-KR");
      page.navigate(queryApi.address() + "/status");
      assertThat(page.getByText("쿠폰이 정상 발급되고 있습니다")).isVisible(SOON);

      topics.send("coupon.browser", "key", "two");
      topics.send("coupon.browser", "key", "three");

      assertThat(page.getByText("쿠폰 발급 지연 중")).isVisible(SOON);
      Chromium.picture(page, "delayed-ko");
    }
  }

  @Test
  void anOperatorAnnouncesAndSwitchesToTheWaitingScreenByHand() {
    var account =
        Map.of(
            "coupon.admin.secure-cookie", "false",
            "coupon.admin.users[0].name", "dana",
            "coupon.admin.users[0].password-hash", new BCryptPasswordEncoder().encode("for tests"),
            "coupon.admin.users[0].roles", "OPERATOR");
    try (var worker = RunningRole.start("worker", bench.settings(account))) {
      Page page = page("ko-KR");
      page.navigate(worker.address() + "/admin/login");
      page.locator("input[name=username]").fill("dana");
      page.locator("input[name=password]").fill("for tests");
      page.locator("main button").click();
      page.navigate(worker.address() + "/admin/announcements");
      String text = "복구를 확인하고 있습니다 " + UUID.randomUUID();
      page.locator("select[name=phase]").selectOption("MONITORING");
      page.locator("textarea[name=textKo]").fill(text);
      page.locator("textarea[name=textEn]").fill("We are watching the recovery.");
      page.getByText("공지하기").click();
      assertThat(page.getByText(text)).isVisible();
      page.getByText("대기 화면으로 전환").click();
      assertThat(page.getByText("사용자를 대기 화면으로 안내하고 있습니다.")).isVisible();

      page.navigate(bench.queryApi().address() + "/status");
      assertThat(page.getByText(text)).isVisible(SOON);
      assertThat(page.getByText("대기 화면에서 기다려 주세요")).isVisible(SOON);

      page.navigate(worker.address() + "/admin/announcements");
      page.getByText("대기 화면 전환 해제").click();
      assertThat(page.getByText("대기 화면으로 안내하지 않습니다.")).isVisible();
      assertThat(complaints).isEmpty();
    }
  }

  private Page page(String language) {
    return browser().page(language, 480, 520, "http://127.0.0.1:", complaints::add);
  }
}
