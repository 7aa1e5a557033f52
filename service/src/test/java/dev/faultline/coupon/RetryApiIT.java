package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.BadRelease;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.TopicProbe;
import java.net.URLEncoder;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryApiIT {

  private static final String LETTERS = "/api/v1/admin/dead-letters";

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final RunningRole worker = bench.worker();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());
  private final String alice = bench.tokens().withRoles("alice", "OPERATOR");
  private final String bob = bench.tokens().withRoles("bob", "OPERATOR");
  private final String viewer = bench.tokens().withRoles("carol", "VIEWER");

  @BeforeEach
  void pause() {
    turn(false);
  }

  @AfterEach
  void resume() {
    turn(true);
  }

  @Test
  void lettersAreFilteredGroupedPlannedAndReplayed() {
    ledger.offer("RETRY", 10);
    try (var release = BadRelease.rejecting(bench, "retry-")) {
      IntStream.range(0, 6).forEach(i -> ask("RETRY", "retry-" + i));
      awaitLetters("RETRY", "NEW", 6);

      Reply one = worker.get(viewer, LETTERS + "?coupon=RETRY&user=retry-3&state=OPEN");
      assertThat(one.json().path("letters").size()).isEqualTo(1);
      var first = worker.get(viewer, LETTERS + "?coupon=RETRY&kind=rejected&size=4").json();
      assertThat(first.path("letters").size()).isEqualTo(4);
      assertThat(first.path("next").asLong()).isPositive();
      assertThat(count("?coupon=RETRY&cause=BAD_RELEASE_retry")).isEqualTo(6);
      assertThat(count("?coupon=RETRY&state=QUARANTINED")).isZero();
      assertThat(count("?coupon=RETRY&until=2020-01-01T00:00:00Z")).isZero();
      var groups = worker.get(viewer, LETTERS + "/causes?coupon=RETRY").json();
      assertThat(groups.size()).as("one trouble is one cause").isEqualTo(1);
      assertThat(groups.get(0).path("open").asInt()).isEqualTo(6);
    }

    var plan = worker.get(viewer, LETTERS + "/replay-plan?coupon=RETRY").json();
    assertThat(plan.path("verdicts").path("REPLAY").asInt()).isEqualTo(6);
    assertThat(ledger.issued("RETRY")).as("a dry run changes nothing").isZero();

    // One by one also while automatic replay is paused, many only when it is resumed.
    assertThat(post(alice, "/" + letter("retry-0") + "/replay", "").status()).isEqualTo(202);
    awaitState("retry-0", "RESOLVED");
    Reply many = post(alice, "/replay", "{\"coupon\":\"RETRY\",\"kind\":\"rejected\"}");
    assertThat(many.status()).isEqualTo(202);
    assertThat(many.json().path("verdicts").path("CLOSED").asInt()).isEqualTo(1);
    assertThat(count("?coupon=RETRY&state=SCHEDULED")).isEqualTo(5);
    turn(true);
    awaitLetters("RETRY", "RESOLVED", 6);

    assertThat(ledger.issued("RETRY")).isEqualTo(6);
    assertThat(post(alice, "/" + letter("retry-1") + "/replay", "").field("code"))
        .isEqualTo("LETTER_REFUSES");
    var audit = worker.get(viewer, LETTERS + "/audit?letter=" + letter("retry-0")).json();
    assertThat(audit.get(audit.size() - 1).path("actor").asString()).isEqualTo("alice");
    assertThat(audit.get(audit.size() - 1).path("action").asString()).isEqualTo("REPLAY");
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
      String requestId = ask("GIVEUP", "giveup-1");
      awaitLetters("GIVEUP", "NEW", 1);
      String id = "/" + letter("giveup-1");
      assertThat(bench.issueApi().ask(bench.tokens().of("next"), "GIVEUP").status()).isEqualTo(409);

      assertThat(post(bob, id + "/discard/confirm", "").field("code"))
          .isEqualTo("DISCARD_NOT_ASKED");
      assertThat(post(alice, id + "/discard", "{\"reason\":\"  \"}").status()).isEqualTo(400);
      assertThat(post(alice, id + "/discard", "{\"reason\":\"fraud\"}").status()).isEqualTo(202);
      assertThat(post(alice, id + "/discard/confirm", "").field("code"))
          .isEqualTo("SECOND_PERSON_NEEDED");
      assertThat(post(bench.tokens().withRoles("ALICE", "OPERATOR"), id + "/discard/confirm", ""))
          .satisfies(reply -> assertThat(reply.status()).isEqualTo(409));
      assertThat(post(bob, id + "/replay", "").field("code")).isEqualTo("LETTER_REFUSES");
      long version = version("GIVEUP");
      assertThat(post(bob, id + "/discard/confirm", "").status()).isEqualTo(200);
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
      ask("KEEP", "keep-1");
      awaitLetters("KEEP", "NEW", 1);
      id = "/" + letter("keep-1");
      post(alice, id + "/discard", "{\"reason\":\"a mistake\"}");

      assertThat(post(bob, id + "/discard/withdraw", "").status()).isEqualTo(200);
      assertThat(post(bob, id + "/discard/confirm", "").field("code"))
          .isEqualTo("DISCARD_NOT_ASKED");
    }
    assertThat(post(bob, id + "/replay", "").status()).isEqualTo(202);
    awaitState("keep-1", "RESOLVED");
    assertThat(ledger.claimed("KEEP")).isEqualTo(1);
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

    assertThat(worker.get(viewer, LETTERS + "/" + id).field("verdict")).isEqualTo("REBUILD");
    assertThat(post(alice, "/" + id + "/replay", "").status()).isEqualTo(202);
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
        IntStream.range(0, 60).forEach(i -> ask("REPLAYED", "replayed-" + i));
        awaitLetters("REPLAYED", "NEW", 60);
      }
      turn(true);
      awaitLetters("REPLAYED", "RESOLVED", 60);
    }

    var sent =
        topics.read("coupon.issue", "\"REPLAYED\"").stream()
            .filter(one -> one.headers().lastHeader("replay-id") != null)
            .toList();
    // The relay may deliver one replay twice; a letter that is replayed twice has two replay ids.
    assertThat(sent.stream().map(one -> topics.header(one, "replay-id")).distinct()).hasSize(60);
    assertThat(ledger.issued("REPLAYED")).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or 1=1 --",
        "'; drop table dead_letter; --",
        "\" or \"\"=\"",
        "%",
        "\\",
        "${7*7}",
        "__${T(java.lang.Runtime).getRuntime()}__::x",
        "[[${7*7}]]",
        "<script>alert(1)</script>",
        "\u0000",
        "\uD800"
      })
  void whatIsTypedIntoAFilterStaysText(String text) {
    for (String field : List.of("state", "kind", "group", "cause", "coupon", "user", "from")) {
      Reply list = worker.get(viewer, LETTERS + "?" + field + "=" + encoded(text));
      Reply groups = worker.get(viewer, LETTERS + "/causes?" + field + "=" + encoded(text));
      Reply plan = worker.get(viewer, LETTERS + "/replay-plan?" + field + "=" + encoded(text));

      assertThat(List.of(list.status(), groups.status(), plan.status()))
          .as(field)
          .isSubsetOf(200, 400);
      if (list.status() == 200) {
        // Some causes do contain it; a filter that became a statement would find them all.
        assertThat(list.json().path("letters").size())
            .as(field)
            .isLessThan(field.equals("cause") ? 10 : 1);
      }
    }
    assertThat(ledger.count("dead_letter")).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{",
        "{\"state\":\"NOWHERE\",\"coupon\":\"X\"}",
        "{\"coupon\":{\"a\":1}}",
        "{\"state\":\"OPEN\"}"
      })
  void aBulkReplayNeedsAFilterThatMeansSomething(String body) {
    assertThat(post(alice, "/replay", body).status()).isEqualTo(400);
  }

  @Test
  void oddAddressesAreAnsweredHonestly() {
    assertThat(worker.get(viewer, LETTERS + "/999999999999").field("code"))
        .isEqualTo("LETTER_UNKNOWN");
    assertThat(worker.get(viewer, LETTERS + "/99999999999999999999").status()).isEqualTo(404);
    assertThat(worker.get(viewer, LETTERS + "/1%27").status()).isEqualTo(404);
    assertThat(worker.get(viewer, LETTERS + "?size=100000").status()).isEqualTo(400);
    assertThat(worker.get(viewer, LETTERS + "?before=x").status()).isEqualTo(400);
    assertThat(post(alice, "/999999999999/replay", "").status()).isEqualTo(404);
  }

  @Test
  void theDatabaseItselfHoldsStatesAndAuditTrail() {
    turn(false);

    assertThatThrownBy(() -> ledger.execute("update dead_letter_audit set actor = 'nobody'"))
        .rootCause()
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> ledger.execute("delete from dead_letter_audit"))
        .rootCause()
        .hasMessageContaining("append-only");
    ledger.execute(
        "insert into dead_letter (topic, partition, record_offset, class, cause)"
            + " values ('steps', 0, 0, 'rejected', 'planted')");
    ledger.execute("update dead_letter set state = 'DISCARDED' where topic = 'steps'");
    assertThatThrownBy(
            () -> ledger.execute("update dead_letter set state = 'NEW' where topic = 'steps'"))
        .rootCause()
        .hasMessageContaining("cannot go from DISCARDED to NEW");
  }

  private String ask(String code, String user) {
    Reply reply = bench.issueApi().ask(bench.tokens().of(user), code);
    assertThat(reply.status()).isEqualTo(202);
    return reply.field("requestId");
  }

  private Reply post(String token, String path, String json) {
    return worker.call(token, "POST", LETTERS + path, json);
  }

  private void turn(boolean enabled) {
    String body = "{\"enabled\":%s,\"reason\":\"a test\"}".formatted(enabled);
    assertThat(worker.call(alice, "PUT", LETTERS + "/switch", body).status()).isEqualTo(200);
  }

  private long count(String query) {
    return worker.get(viewer, LETTERS + query + "&size=200").json().path("letters").size();
  }

  private long letter(String user) {
    return Long.parseLong(
        ledger.text("select id from dead_letter where user_id = '%s'".formatted(user)));
  }

  private void awaitLetters(String code, String state, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(count("?coupon=" + code + "&state=" + state)).isEqualTo(count));
  }

  private void awaitState(String user, String state) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(count("?user=" + user + "&state=" + state))
                    .as("%s is %s", user, state)
                    .isEqualTo(1));
  }

  private static String record(String requestId, String code, String user) {
    return """
    {"requestId":"%s","couponCode":"%s","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}\
    """
        .formatted(requestId, code, user);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
