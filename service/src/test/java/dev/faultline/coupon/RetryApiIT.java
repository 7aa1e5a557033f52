package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RetryApi;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.TopicProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RetryApiIT {

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());
  private final RetryApi letters = new RetryApi(bench);

  @BeforeEach
  void pause() {
    letters.turn(false);
  }

  @AfterEach
  void resume() {
    letters.turn(true);
  }

  @Test
  void lettersAreFilteredGroupedPlannedAndReplayed() {
    ledger.offer("RETRY", 10);
    try (var release = BadRelease.rejecting(bench, "retry-")) {
      IntStream.range(0, 6).forEach(i -> letters.ask("RETRY", "retry-" + i));
      letters.awaitLetters("RETRY", "NEW", 6);

      Reply one = letters.get("?coupon=RETRY&user=retry-3&state=OPEN");
      assertThat(one.json().path("letters").size()).isEqualTo(1);
      var first = letters.get("?coupon=RETRY&kind=rejected&size=4").json();
      assertThat(first.path("letters").size()).isEqualTo(4);
      assertThat(first.path("next").asLong()).isPositive();
      assertThat(letters.count("?coupon=RETRY&cause=BAD_RELEASE_retry")).isEqualTo(6);
      assertThat(letters.count("?coupon=RETRY&state=QUARANTINED")).isZero();
      assertThat(letters.count("?coupon=RETRY&until=2020-01-01T00:00:00Z")).isZero();
      var groups = letters.get("/causes?coupon=RETRY").json();
      assertThat(groups.size()).as("one trouble is one cause").isEqualTo(1);
      assertThat(groups.get(0).path("open").asInt()).isEqualTo(6);
    }

    var plan = letters.get("/replay-plan?coupon=RETRY").json();
    assertThat(plan.path("verdicts").path("REPLAY").asInt()).isEqualTo(6);
    assertThat(ledger.issued("RETRY")).as("a dry run changes nothing").isZero();

    // One by one also while automatic replay is paused, many only when it is resumed.
    assertThat(letters.post(letters.alice(), letters.letter("retry-0") + "/replay", "").status())
        .isEqualTo(202);
    letters.awaitState("retry-0", "RESOLVED");
    Reply many =
        letters.post(letters.alice(), "/replay", "{\"coupon\":\"RETRY\",\"kind\":\"rejected\"}");
    assertThat(many.status()).isEqualTo(202);
    assertThat(many.json().path("verdicts").path("CLOSED").asInt()).isEqualTo(1);
    assertThat(letters.count("?coupon=RETRY&state=SCHEDULED")).isEqualTo(5);
    letters.turn(true);
    letters.awaitLetters("RETRY", "RESOLVED", 6);

    assertThat(ledger.issued("RETRY")).isEqualTo(6);
    assertThat(
            letters.post(letters.alice(), letters.letter("retry-1") + "/replay", "").field("code"))
        .isEqualTo("LETTER_REFUSES");
    var audit = letters.get("/audit?letter=" + letters.letter("retry-0").substring(1)).json();
    assertThat(audit.get(audit.size() - 1).path("actor").asString()).isEqualTo("alice");
    assertThat(audit.get(audit.size() - 1).path("action").asString()).isEqualTo("REPLAY");
  }

  @Test
  void anUnreadableRecordIsNeverReplayedByItselfButAPersonMayHaveItMadeFromTheClaim() {
    ledger.offer("BROKEN", 1);
    String requestId = UUID.randomUUID().toString();
    ledger.execute(
        "insert into claim (coupon_code, user_id, request_id) values ('BROKEN', 'broken-1', '%s')"
            .formatted(requestId));
    ledger.execute("update coupon set claimed = 1 where code = 'BROKEN'");
    var broken = new ProducerRecord<>("coupon.issue", "broken-1", "{broken BROKEN");
    broken.headers().add("request-id", requestId.getBytes(StandardCharsets.UTF_8));
    topics.sendAll(List.of(broken));
    String mine = "dead_letter where request_id = '%s'".formatted(requestId);
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.count(mine) == 1);
    long id = Long.parseLong(ledger.text("select id from " + mine));

    assertThat(letters.get("/" + id).field("verdict")).isEqualTo("REBUILD");
    assertThat(letters.post(letters.alice(), "/" + id + "/replay", "").status()).isEqualTo(202);
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.issued("BROKEN") == 1);
  }

  @Test
  void severalWorkersReplayALetterOnce() {
    ledger.offer("REPLAYED", 100);
    var hasty =
        bench.settings(
            Map.of(
                "coupon.dead-letters.look-every", "1ms", "coupon.dead-letters.per-second", "5000"));
    try (var second = RunningRole.start("worker", hasty);
        var third = RunningRole.start("worker", hasty)) {
      try (var release = BadRelease.rejecting(bench, "replayed-")) {
        IntStream.range(0, 60).forEach(i -> letters.ask("REPLAYED", "replayed-" + i));
        letters.awaitLetters("REPLAYED", "NEW", 60);
      }
      letters.turn(true);
      letters.awaitLetters("REPLAYED", "RESOLVED", 60);
    }

    var sent =
        topics.read("coupon.issue", "\"REPLAYED\"").stream()
            .filter(one -> one.headers().lastHeader("replay-id") != null)
            .toList();
    // The relay may deliver one replay twice; a letter that is replayed twice has two replay ids.
    assertThat(sent.stream().map(one -> topics.header(one, "replay-id")).distinct()).hasSize(60);
    assertThat(ledger.issued("REPLAYED")).isEqualTo(60);
  }
}
