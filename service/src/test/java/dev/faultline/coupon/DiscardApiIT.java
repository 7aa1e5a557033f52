package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RetryApi;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.TopicProbe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Giving a letter up takes two people, and then its unit is there for somebody else. */
final class DiscardApiIT {

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
  void twoPeopleDiscardALetterAndTheUnitReturns() {
    ledger.offer("GIVEUP", 1);
    String requestId = discardedByTwo();

    assertThat(ledger.claimed("GIVEUP")).isZero();
    Reply status = bench.queryApi().status(bench.tokens().of("giveup-1"), requestId);
    assertThat(status.field("status")).isEqualTo("FAILED");
    assertThat(status.field("reason")).isEqualTo("COULD_NOT_BE_ISSUED");
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(bench.issueApi().ask(bench.tokens().of("next"), "GIVEUP").status())
                    .isIn(200, 202));

    // A late copy of the discarded record must not become a coupon beside the unit given on.
    topics.send("coupon.issue", "giveup-1", record(requestId, "GIVEUP", "giveup-1"));
    String other = ledger.claim("RETRY-OTHER", "giveup-1").toString();
    topics.send("coupon.issue", "giveup-1", record(other, "RETRY-OTHER", "giveup-1"));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(ledger.issued("RETRY-OTHER")).isEqualTo(1));
    assertThat(ledger.count("issued_coupon where request_id = '%s'".formatted(requestId))).isZero();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(ledger.issued("GIVEUP")).isEqualTo(1));
  }

  /** The release stays until the letter is closed: a record that is delivered again stays dead. */
  private String discardedByTwo() {
    try (var release = BadRelease.rejecting(bench, "giveup-")) {
      String requestId = letters.ask("GIVEUP", "giveup-1");
      letters.awaitLetters("GIVEUP", "NEW", 1);
      String id = letters.letter("giveup-1");
      assertThat(bench.issueApi().ask(bench.tokens().of("next"), "GIVEUP").status()).isEqualTo(409);

      assertThat(letters.post(letters.bob(), id + "/discard/confirm", "").field("code"))
          .isEqualTo("DISCARD_NOT_ASKED");
      assertThat(letters.post(letters.alice(), id + "/discard", "{\"reason\":\"  \"}").status())
          .isEqualTo(400);
      assertThat(letters.post(letters.alice(), id + "/discard", "{\"reason\":\"fraud\"}").status())
          .isEqualTo(202);
      assertThat(letters.post(letters.alice(), id + "/discard/confirm", "").field("code"))
          .isEqualTo("SECOND_PERSON_NEEDED");
      assertThat(
              letters.post(
                  bench.tokens().withRoles("ALICE", "OPERATOR"), id + "/discard/confirm", ""))
          .satisfies(reply -> assertThat(reply.status()).isEqualTo(409));
      assertThat(letters.post(letters.bob(), id + "/replay", "").field("code"))
          .isEqualTo("LETTER_REFUSES");
      long version = version("GIVEUP");
      assertThat(letters.post(letters.bob(), id + "/discard/confirm", "").status()).isEqualTo(200);
      assertThat(version("GIVEUP")).isEqualTo(version + 1);
      return requestId;
    }
  }

  private long version(String code) {
    return Long.parseLong(
        ledger.text("select version::text from coupon where code = '%s'".formatted(code)));
  }

  @Test
  void aDiscardThatWasAskedCanBeWithdrawn() {
    ledger.offer("KEEP", 1);
    String id;
    try (var release = BadRelease.rejecting(bench, "keep-")) {
      letters.ask("KEEP", "keep-1");
      letters.awaitLetters("KEEP", "NEW", 1);
      id = letters.letter("keep-1");
      letters.post(letters.alice(), id + "/discard", "{\"reason\":\"a mistake\"}");

      assertThat(letters.post(letters.bob(), id + "/discard/withdraw", "").status()).isEqualTo(200);
      assertThat(letters.post(letters.bob(), id + "/discard/confirm", "").field("code"))
          .isEqualTo("DISCARD_NOT_ASKED");
    }
    assertThat(letters.post(letters.bob(), id + "/replay", "").status()).isEqualTo(202);
    letters.awaitState("keep-1", "RESOLVED");
    assertThat(ledger.claimed("KEEP")).isEqualTo(1);
  }

  private static String record(String requestId, String code, String user) {
    return """
    {"requestId":"%s","couponCode":"%s","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}\
    """
        .formatted(requestId, code, user);
  }
}
