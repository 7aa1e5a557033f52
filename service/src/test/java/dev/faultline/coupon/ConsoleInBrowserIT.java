package dev.faultline.coupon;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Chromium;
import dev.faultline.coupon.support.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console as a person uses it, in a real browser that obeys the content security policy. */
final class ConsoleInBrowserIT {

  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static @Nullable Chromium chromium;

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
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
  void aPersonFindsPlansReplaysAndDiscards() {
    Page alice = loggedIn("alice", "en-US");
    alice.getByLabel("Reason").fill("a release is being rolled back");
    button(alice, "Pause").click();
    assertThat(alice.getByText("Automatic replay is paused")).isVisible();
    ledger.offer("SCREEN", 20);
    try (var release = BadRelease.rejecting(bench, "screen-")) {
      IntStream.range(0, 7)
          .forEach(i -> bench.issueApi().ask(bench.tokens().of("screen-" + i), "SCREEN"));
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> ledger.count("dead_letter where coupon_code = 'SCREEN'") == 7);
    }
    alice.navigate(bench.worker().address() + "/admin");
    Chromium.picture(alice, "console-overview");

    // The filter answers while one types, without a click and without a new page.
    alice.getByRole(AriaRole.LINK, named("Dead letters")).first().click();
    alice.getByLabel("Coupon", new Page.GetByLabelOptions().setExact(true)).fill("SCREEN");
    assertThat(alice.getByText("Dry run for these letters")).isVisible(SOON);
    alice.getByText("Dry run for these letters").click();
    assertThat(alice.getByText("7 letters looked at, 7 would be replayed")).isVisible(SOON);
    Chromium.picture(alice, "console-dry-run");

    alice.getByText("screen-6").isVisible();
    alice.navigate(bench.worker().address() + letter("screen-6"));
    alice.getByText("Discard…").click();
    alice.getByLabel("Reason").fill("the customer cancelled");
    button(alice, "Ask to discard").click();
    assertThat(alice.getByText("Somebody else has to confirm.").first()).isVisible();

    Page bob = loggedIn("bob", "ko-KR");
    bob.navigate(bench.worker().address() + letter("screen-6"));
    Chromium.picture(bob, "console-letter-ko");
    bob.getByRole(AriaRole.CHECKBOX).check();
    button(bob, "폐기 확정").click();
    assertThat(bob.getByText("폐기했습니다")).isVisible();

    alice.navigate(bench.worker().address() + "/admin/dead-letters/plan?coupon=SCREEN");
    button(alice, "Replay 6 letters").click();
    assertThat(alice.getByText("6 letters are in the replay queue.")).isVisible();
    alice.navigate(bench.worker().address() + "/admin");
    alice.getByLabel("Reason").fill("the release is rolled back");
    button(alice, "Resume").click();
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.issued("SCREEN") == 6);
    alice.navigate(bench.worker().address() + "/admin/audit");
    assertThat(alice.getByText("the customer cancelled").first()).isVisible();
    Chromium.picture(alice, "console-audit");
    assertThat(ledger.claimed("SCREEN")).isEqualTo(6);
    assertThat(complaints).as("nothing from elsewhere, nothing against the policy").isEmpty();
  }

  private Page loggedIn(String name, String language) {
    Page page = browser().page(language, 1100, 720, bench.worker().address(), complaints::add);
    page.navigate(bench.worker().address() + "/admin");
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(Bench.password(name));
    page.locator("main button").click();
    assertThat(page.locator(".who")).containsText(name);
    return page;
  }

  private String letter(String user) {
    return "/admin/dead-letters/"
        + ledger.text("select id from dead_letter where user_id = '%s'".formatted(user));
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
