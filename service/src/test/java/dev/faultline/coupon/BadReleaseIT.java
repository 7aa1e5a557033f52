package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.TopicProbe;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bad release of the requirements: rejected rows, unreadable records, and the way back. */
final class BadReleaseIT {

  private static final String CODE = "BADREL";
  private static final int ACCEPTED = 11_000;
  private static final int REJECTED = 1_000;
  private static final int UNREADABLE = 200;

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();

  @Test
  @Timeout(120)
  void afterTheFixReplayBringsEveryCouponAndTheUnreadableAreQuarantined() {
    ledger.offer(CODE, ACCEPTED);
    // The database plans for the quiet table of a moment ago, as it does when a backlog comes.
    ledger.execute("analyze outbox");
    ledger.execute(
        "alter table issued_coupon add constraint bad_release_1000"
            + " check (user_id not like 'marked-%')");
    try {
      accept();
      new TopicProbe(bench.stores().bootstrap())
          .sendAll(
              "coupon.issue",
              IntStream.range(0, UNREADABLE).mapToObj(i -> "{broken " + CODE + " " + i).toList());

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(ledger.issued(CODE)).isEqualTo(ACCEPTED - REJECTED);
                assertThat(rejected("true")).isEqualTo(REJECTED);
                assertThat(unreadable("true")).isEqualTo(UNREADABLE);
              });
    } finally {
      ledger.execute("alter table issued_coupon drop constraint bad_release_1000");
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(rejected("state = 'RESOLVED'")).isEqualTo(REJECTED);
              assertThat(unreadable("state = 'QUARANTINED'")).isEqualTo(UNREADABLE);
              assertThat(bench.worker().metric("coupon_dead_letters_open ")).isZero();
            });
    assertThat(ledger.issued(CODE)).isEqualTo(ACCEPTED);
    assertThat(
            ledger.count(
                "(select distinct user_id from issued_coupon where coupon_code = '%s') as users"
                    .formatted(CODE)))
        .as("no duplicate")
        .isEqualTo(ACCEPTED);
    assertThat(rejected("true")).as("a request stays one letter").isEqualTo(REJECTED);
  }

  /** Claims and outbox rows as accepting writes them; the relay and the worker do the rest. */
  private void accept() {
    ledger.execute(
        """
        with fresh as (
          insert into claim (coupon_code, user_id, request_id)
          select '%s', case when n %% 11 = 0 then 'marked-' else 'plain-' end || n,
                 gen_random_uuid()
            from generate_series(1, %d) as n
          returning coupon_code, user_id, request_id, claimed_at
        ), counted as (
          update coupon set claimed = claimed + (select count(*) from fresh) where code = '%s'
        )
        insert into outbox (request_id, coupon_code, user_id, accepted_at, leased_until)
        select request_id, coupon_code, user_id, claimed_at, clock_timestamp() from fresh
        """
            .formatted(CODE, ACCEPTED, CODE));
  }

  private long rejected(String condition) {
    return ledger.count("dead_letter where coupon_code = '%s' and %s".formatted(CODE, condition));
  }

  private long unreadable(String condition) {
    return ledger.count(
        "dead_letter where encode(payload, 'escape') like '{broken %s%%' and %s"
            .formatted(CODE, condition));
  }
}
