package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.Rush;
import dev.faultline.coupon.support.TopicProbe;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StoreOutageIT {

  private static final Set<String> HONEST =
      Set.of("STORE_UNAVAILABLE", "OUTCOME_UNKNOWN", "OVERLOADED");

  private static final int LOAD_USERS = 4_000;

  private final Bench bench = Bench.shared();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());

  @Test
  void withoutTheDatabaseAnswersAreHonestAndNothingIsLostOrDead() {
    bench.ledger().offer("STORE", 1_000);
    Reply before = ask("before");
    assertThat(before.status()).as(before.text()).isEqualTo(202);
    String awaited = record(bench.ledger().claim("STORE", "while-away"), "while-away");

    bench.stores().killPostgres();
    try {
      for (int number = 0; number < 5; number++) {
        Reply during = ask("during-" + number);
        assertThat(during.status()).as(during.text()).isEqualTo(503);
        assertThat(during.field("code")).isIn(HONEST);
        assertThat(during.response().headers().firstValue("Retry-After")).isPresent();
      }
      topics.send("coupon.issue", "while-away", awaited);
      assertThat(bench.queryApi().status(bench.tokens().of("x"), UUID.randomUUID().toString()))
          .extracting(Reply::status)
          .isEqualTo(503);
    } finally {
      bench.stores().startPostgres();
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(bench.ledger().issued("STORE")).isEqualTo(2));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ask("after").status() == 202 || ask("after").status() == 200);
    assertThat(ask("before").field("requestId")).isEqualTo(before.field("requestId"));
    assertThat(topics.read("coupon.issue.DLT", "\"STORE\"")).isEmpty();
  }

  @Test
  void tenSecondsWithoutTheDatabaseUnderLoadLoseNothingThatWasAccepted() throws Exception {
    bench.ledger().offer("STORE-LOAD", 100_000);
    var rush = new Rush(bench, "STORE-LOAD");
    var load = CompletableFuture.runAsync(() -> run(rush));
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.ledger().claims("STORE-LOAD") > 100);

    bench.stores().killPostgres();
    try {
      await().pollDelay(Duration.ofSeconds(10)).atMost(Duration.ofSeconds(12)).until(() -> true);
    } finally {
      bench.stores().startPostgres();
    }

    load.get(120, TimeUnit.SECONDS);
    assertThat(rush.surprises()).isEmpty();
    assertThat(rush.statuses().keySet())
        .allMatch(status -> !status.startsWith("5") || HONEST.contains(status.substring(4)));
    assertThat(rush.statuses()).as("the outage was felt").containsKey("503 STORE_UNAVAILABLE");
    assertThat(rush.accepted()).hasSize(LOAD_USERS);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(bench.ledger().holders("STORE-LOAD")).isEqualTo(rush.accepted()));
    assertThat(topics.read("coupon.issue.DLT", "\"STORE-LOAD\"")).isEmpty();
  }

  private static void run(Rush rush) {
    try {
      rush.run(50, LOAD_USERS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply ask(String user) {
    return bench.issueApi().ask(bench.tokens().of(user), "STORE");
  }

  private static String record(UUID requestId, String user) {
    return """
        {"requestId":"%s","couponCode":"STORE","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}"""
        .formatted(requestId, user);
  }
}
