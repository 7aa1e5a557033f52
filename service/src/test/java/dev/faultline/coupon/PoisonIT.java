package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.TopicProbe;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class PoisonIT {

  private final Bench bench = Bench.shared();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());

  @Test
  void anUndecodableRecordGoesAloneToTheDeadLetters() {
    topics.send("coupon.issue", "poison", "{not json");
    String good =
        record(bench.ledger().claim("POISONED", "poison-good"), "POISONED", "poison-good");
    topics.send("coupon.issue", "poison", good);

    awaitIssued("POISONED", 1);
    var dead = topics.read("coupon.issue.DLT", "{not json");
    // Once or more: a batch whose offsets could not be committed is read again.
    assertThat(dead).isNotEmpty();
    assertThat(topics.header(dead.getFirst(), "failure-class")).isEqualTo("undecodable");
    assertThat(topics.header(dead.getFirst(), "original-topic")).isEqualTo("coupon.issue");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        bench
                            .ledger()
                            .count(
                                "dead_letter where class = 'undecodable'"
                                    + " and encode(payload, 'escape') = '{not json'"))
                    .isEqualTo(1));
    assertThat(bench.worker().metric("coupon_dead_letters_open ")).isNotNaN();
  }

  @Test
  void rowsThatTheDatabaseRejectsGoToTheDeadLettersAndOthersAreIssued() {
    bench
        .ledger()
        .execute(
            "alter table issued_coupon add constraint bad_release"
                + " check (user_id not like 'rejected-%')");
    try {
      IntStream.range(0, 10)
          .forEach(
              number -> {
                String user = (number % 2 == 0 ? "rejected-" : "taken-") + number;
                topics.send(
                    "coupon.issue",
                    "k",
                    record(bench.ledger().claim("RELEASE", user), "RELEASE", user));
              });

      awaitIssued("RELEASE", 5);
      // Five open letters start the replay, and every replay dies here again: each once or more.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  IntStream.of(0, 2, 4, 6, 8)
                      .mapToObj(number -> "\"rejected-%d\"".formatted(number))
                      .forEach(
                          user ->
                              assertThat(topics.read("coupon.issue.DLT", user))
                                  .as(user)
                                  .isNotEmpty()));
    } finally {
      bench.ledger().execute("alter table issued_coupon drop constraint bad_release");
    }
  }

  @Test
  void aRecordThatComesAgainIsIssuedOnce() {
    String twice = record(bench.ledger().claim("AGAIN", "again"), "AGAIN", "again");
    topics.send("coupon.issue", "again", twice);
    topics.send("coupon.issue", "again", twice);
    UUID last = bench.ledger().claim("AGAIN", "again-last");
    topics.send("coupon.issue", "again", record(last, "AGAIN", "again-last"));

    awaitIssued("AGAIN", 2);
    assertThat(topics.read("coupon.issue.DLT", "\"again\"")).isEmpty();
  }

  @Test
  void aRecordThatNoClaimStandsBehindBecomesADeadLetterAndNoCoupon() {
    UUID honest = bench.ledger().claim("FORGED", "honest");
    String stranger = record(UUID.randomUUID(), "FORGED", "forger");
    String thief = record(honest, "FORGED", "thief");
    topics.send("coupon.issue", "forged", stranger);
    topics.send("coupon.issue", "forged", thief);
    topics.send("coupon.issue", "forged", record(honest, "FORGED", "honest"));

    awaitIssued("FORGED", 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(topics.read("coupon.issue.DLT", "\"FORGED\""))
                    .extracting(ConsumerRecord::value)
                    .containsOnly(stranger, thief));
    assertThat(topics.read("coupon.issue.DLT", "\"FORGED\""))
        .allSatisfy(
            dead -> assertThat(topics.header(dead, "failure-class")).isEqualTo("unclaimed"));
    assertThat(bench.ledger().holders("FORGED")).containsOnlyKeys("honest");
  }

  private void awaitIssued(String code, int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bench.ledger().issued(code)).isEqualTo(count));
  }

  private static String record(UUID requestId, String code, String user) {
    return """
    {"requestId":"%s","couponCode":"%s","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}\
    """
        .formatted(requestId, code, user);
  }
}
