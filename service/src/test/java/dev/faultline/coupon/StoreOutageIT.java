package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.TopicProbe;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class StoreOutageIT {

  private static final Set<String> HONEST =
      Set.of("STORE_UNAVAILABLE", "OUTCOME_UNKNOWN", "OVERLOADED");

  private final Bench bench = Bench.shared();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());

  @Test
  void withoutTheDatabaseAnswersAreHonestAndNothingIsLostOrDead() {
    bench.ledger().offer("STORE", 1_000);
    Reply before = ask("before");
    assertThat(before.status()).as(before.text()).isEqualTo(202);
    int deadBefore = topics.read("coupon.issue.DLT", "").size();

    bench.stores().killPostgres();
    try {
      for (int number = 0; number < 5; number++) {
        Reply during = ask("during-" + number);
        assertThat(during.status()).as(during.text()).isEqualTo(503);
        assertThat(during.field("code")).isIn(HONEST);
        assertThat(during.response().headers().firstValue("Retry-After")).isPresent();
      }
      topics.send("coupon.issue", "while-away", record("while-away"));
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
    assertThat(topics.read("coupon.issue.DLT", "")).hasSize(deadBefore);
  }

  private Reply ask(String user) {
    return bench.issueApi().ask(bench.tokens().of(user), "STORE");
  }

  private static String record(String user) {
    return """
        {"requestId":"%s","couponCode":"STORE","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}"""
        .formatted(UUID.randomUUID(), user);
  }
}
