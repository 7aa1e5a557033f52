package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.TopicProbe;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record that arrives while its request is being discarded. */
final class DiscardRaceIT {

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final TopicProbe topics = new TopicProbe(bench.stores().bootstrap());

  @Test
  void aWorkerThatInsertsDuringADiscardSeesItDone() throws SQLException {
    ledger.offer("RACED", 2);
    String discarded = claim("raced-1");
    String other = claim("raced-2");
    ledger.execute(
        "insert into dead_letter (topic, partition, record_offset, class, cause, state)"
            + " values ('raced', 0, 0, 'rejected', 'planted', 'QUARANTINED')");

    try (var discard =
        DriverManager.getConnection(
            bench.stores().databaseUrl(),
            bench.stores().superuser(),
            bench.stores().superuserPassword())) {
      discard.setAutoCommit(false);
      try (var statement = discard.createStatement()) {
        statement.execute("lock table discarded_request in access exclusive mode");
        topics.send("coupon.issue", "raced-1", record(discarded, "raced-1"));
        await()
            .atMost(Duration.ofSeconds(10))
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> ledger.count("pg_locks where not granted and mode = 'AccessShareLock'") > 0);
        statement.execute(
            """
            insert into discarded_request (request_id, letter_id)
            select '%s', id from dead_letter where topic = 'raced'
            """
                .formatted(discarded));
      }
      discard.commit();
    }
    topics.send("coupon.issue", "raced-1", record(other, "raced-2"));

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(ledger.issued("RACED")).isEqualTo(1));
    assertThat(ledger.count("issued_coupon where request_id = '%s'".formatted(discarded))).isZero();
  }

  private String claim(String user) {
    String requestId = UUID.randomUUID().toString();
    ledger.execute(
        "insert into claim (coupon_code, user_id, request_id) values ('RACED', '%s', '%s')"
            .formatted(user, requestId));
    ledger.execute("update coupon set claimed = claimed + 1 where code = 'RACED'");
    return requestId;
  }

  private static String record(String requestId, String user) {
    return """
    {"requestId":"%s","couponCode":"RACED","userId":"%s","acceptedAt":"2026-01-01T00:00:00Z"}\
    """
        .formatted(requestId, user);
  }
}
