package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.coupon.support.AdminVisitor;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminAccessIT {

  private static final String LETTERS = "/api/v1/admin/dead-letters";
  private static final String SWITCH = LETTERS + "/switch";
  private static final String OFF = "{\"enabled\":false,\"reason\":\"test\"}";

  private final Bench bench = Bench.shared();

  @Test
  void withoutLoginThereIsOnlyTheLogin() {
    try (var stranger = new AdminVisitor(bench.worker(), "en")) {
      Reply page = stranger.get("/admin");
      Reply part = stranger.get(LETTERS);

      assertThat(page.status()).isEqualTo(302);
      assertThat(page.header("Location")).endsWith("/admin/login");
      assertThat(part.status()).isEqualTo(401);
      assertThat(part.field("code")).isEqualTo("UNAUTHENTICATED");
      assertThat(stranger.get("/admin/login").status()).isEqualTo(200);
      assertThat(stranger.session()).as("visitors cost no session").isEmpty();
    }
  }

  @Test
  void theLoginLeadsInAndChangesTheSession() {
    try (var alice = new AdminVisitor(bench.worker(), "ko")) {
      Reply login = alice.logIn("alice", Bench.password("alice"));
      String session = alice.session();

      assertThat(login.status()).isEqualTo(302);
      assertThat(login.header("Location")).endsWith("/admin");
      assertThat(alice.get("/admin").text()).contains("쿠폰 운영", "alice");
      assertThat(login.response().headers().allValues("Set-Cookie"))
          .anyMatch(cookie -> cookie.contains("session") && cookie.contains("HttpOnly"));

      alice.logIn("alice", Bench.password("alice"));
      assertThat(alice.session()).as("session fixation").isNotEqualTo(session);

      alice.submit("/admin", "/admin/logout", Map.of());
      assertThat(alice.get("/admin").status()).isEqualTo(302);
    }
  }

  @Test
  void pagesCarryStrictHeaders() {
    try (var stranger = new AdminVisitor(bench.worker(), "en")) {
      Reply page = stranger.get("/admin/login");

      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Cache-Control")).contains("no-store");
      assertThat(page.text())
          .doesNotContainPattern("(?i)style=|onclick=|<script>|https?://(?!www)");
    }
  }

  @Test
  void aChangeNeedsTheCsrfToken() {
    try (var alice = AdminVisitor.loggedIn(bench.worker(), "alice")) {
      String good = alice.token("/admin");

      assertThat(alice.post("/admin/logout", Map.of(), "").status()).isEqualTo(403);
      assertThat(alice.post("/admin/logout", Map.of(), "made-up").status()).isEqualTo(403);
      assertThat(alice.call("PUT", SWITCH, OFF, "").status()).isEqualTo(403);
      assertThat(alice.call("PUT", SWITCH, OFF, "made-up").status()).isEqualTo(403);
      assertThat(alice.get("/admin").status()).isEqualTo(200);
      assertThat(good).isNotEmpty();
    }
  }

  @Test
  void aLoginFormFromAnotherSiteIsRefused() {
    try (var stranger = new AdminVisitor(bench.worker(), "en")) {
      var fields = Map.of("username", "alice", "password", Bench.password("alice"));

      assertThat(stranger.post("/admin/login", fields, "").status()).isEqualTo(403);
    }
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    try (var viewer = AdminVisitor.loggedIn(bench.worker(), "viewer")) {
      String token = viewer.token("/admin");

      assertThat(viewer.get(LETTERS).status()).isEqualTo(200);
      assertThat(viewer.call("PUT", SWITCH, OFF, token).status()).isEqualTo(403);
      assertThat(viewer.call("POST", LETTERS + "/1/replay", "", token).status()).isEqualTo(403);
    }
  }

  @Test
  void aTokenOpensTheApiByItsRoleAndNeverThePages() {
    RunningRole worker = bench.worker();
    String customer = bench.tokens().of("mallory");
    String viewer = bench.tokens().withRoles("script", "VIEWER");
    String odd = bench.tokens().withRoles("script", "ADMIN", "ROLE_OPERATOR", "operator");

    assertThat(worker.get("", LETTERS).status()).isEqualTo(401);
    assertThat(worker.get(bench.tokens().forgedWithRoles("x", "OPERATOR"), LETTERS).status())
        .isEqualTo(401);
    assertThat(worker.get(customer, LETTERS).status()).isEqualTo(403);
    assertThat(worker.get(odd, LETTERS).status()).isEqualTo(403);
    assertThat(worker.get(viewer, LETTERS).status()).isEqualTo(200);
    assertThat(worker.call(viewer, "PUT", SWITCH, OFF).status()).isEqualTo(403);
    assertThat(worker.get(bench.tokens().withRoles("script", "OPERATOR"), "/admin").status())
        .isEqualTo(302);
  }

  @Test
  void aSessionCookieBesideATokenCountsForNothing() {
    try (var alice = AdminVisitor.loggedIn(bench.worker(), "alice")) {
      assertThat(alice.session()).isNotEmpty();
      assertThat(alice.get("/api/v1/coupons/requests/x").status()).isEqualTo(401);
    }
  }

  @Test
  void guessingIsSlowedDownAndOthersStillGetIn() {
    try (var guesser = new AdminVisitor(bench.worker(), "en")) {
      var statuses = Stream.generate(() -> guesser.logIn("guessed", "wrong")).limit(8).toList();

      assertThat(statuses.getFirst().header("Location")).contains("error");
      Reply last = statuses.getLast();
      assertThat(last.status()).isEqualTo(429);
      assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
      assertThat(last.text()).contains("Too many attempts");
      assertThat(guesser.logIn("guessed", Bench.password("guessed")).status())
          .as("the right password waits as well")
          .isEqualTo(429);
    }
    try (var bob = AdminVisitor.loggedIn(bench.worker(), "bob")) {
      assertThat(bob.get("/admin").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice' or '1'='1",
        "<script>alert(1)</script>",
        "${7*7}",
        "__${7*7}__::x",
        "\u0000",
        "%00"
      })
  void aStrangeNameIsOnlyAWrongName(String name) {
    try (var stranger = new AdminVisitor(bench.worker(), "en")) {
      Reply reply = stranger.logIn(name, "x");

      assertThat(reply.status()).isIn(302, 400, 429);
      assertThat(reply.text()).doesNotContain("<script>alert", "49");
    }
  }

  @Test
  void withoutAccountsThereAreNoPages() {
    try (var worker = RunningRole.start("worker", bench.settings(Map.of()))) {
      assertThat(worker.get("", "/admin").status()).isEqualTo(404);
      assertThat(worker.get("", "/admin/login").status()).isEqualTo(404);
      assertThat(worker.get("", "/webjars/htmx.org/2.0.10/dist/htmx.min.js").status())
          .isEqualTo(404);
      assertThat(worker.get(bench.tokens().withRoles("script", "VIEWER"), LETTERS).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aPlainPasswordInTheSettingsStopsTheStart() {
    var settings =
        bench.settings(
            Map.of(
                "coupon.admin.users[0].name", "alice",
                "coupon.admin.users[0].password-hash", "hunter2",
                "coupon.admin.users[0].roles", "OPERATOR"));

    assertThatThrownBy(() -> RunningRole.start("worker", settings))
        .rootCause()
        .hasMessageContaining("bcrypt")
        .hasMessageNotContaining("hunter2");
  }
}
