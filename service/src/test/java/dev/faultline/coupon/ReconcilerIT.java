package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Each promise is broken past the service, must be noticed, and must be seen to hold again. */
final class ReconcilerIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Bench bench = Bench.shared();

  @Test
  void aCounterThatIsNotTheNumberOfClaimsIsNoticedAndForgotten() {
    bench.ledger().offer("MISCOUNT", 10);
    double before = violations("claimed-equals-claims");

    bench.ledger().execute("update coupon set claimed = 3 where code = 'MISCOUNT'");
    until("claimed-equals-claims", before + 1);
    assertThat(bench.queryApi().manage("/actuator/health").text()).contains("VIOLATED", "MISCOUNT");

    bench.ledger().execute("update coupon set claimed = 0 where code = 'MISCOUNT'");
    until("claimed-equals-claims", before);
  }

  @Test
  void aCouponThatNobodyClaimedIsNoticed() {
    String id = UUID.randomUUID().toString();
    double before = violations("issued-has-claim");

    bench
        .ledger()
        .execute(
            "insert into issued_coupon (coupon_code, user_id, request_id) values ('GHOST', 'u', '%s')"
                .formatted(id));
    until("issued-has-claim", before + 1);

    bench.ledger().execute("delete from issued_coupon where request_id = '%s'".formatted(id));
    until("issued-has-claim", before);
  }

  @Test
  void aCouponWithAnotherRequestIdAndOneOfAFailedClaimAreNoticed() {
    bench.ledger().offer("MIXED", 10);
    String other = UUID.randomUUID().toString();
    claim("MIXED", "mixed", UUID.randomUUID().toString());
    double before = violations("request-ids-agree");

    issue("MIXED", "mixed", other);
    until("request-ids-agree", before + 1);

    double failedBefore = violations("failed-is-not-issued");
    bench
        .ledger()
        .execute(
            "update claim set request_id = '%s', state = 'FAILED' where coupon_code = 'MIXED'"
                .formatted(other));
    bench.ledger().execute("update coupon set claimed = 0 where code = 'MIXED'");
    until("request-ids-agree", before);
    until("failed-is-not-issued", failedBefore + 1);

    bench.ledger().execute("delete from issued_coupon where coupon_code = 'MIXED'");
    until("failed-is-not-issued", failedBefore);
  }

  @Test
  void anOutboxRowWithoutAClaimIsNoticed() {
    double before = violations("outbox-has-claim");
    bench
        .ledger()
        .execute(
            """
            insert into outbox (request_id, coupon_code, user_id, accepted_at, leased_until)
            values ('%s', 'NOCLAIM', 'u', now(), now() + interval '1 hour')
            """
                .formatted(UUID.randomUUID()));
    until("outbox-has-claim", before + 1);
    bench.ledger().execute("delete from outbox where coupon_code = 'NOCLAIM'");
    until("outbox-has-claim", before);
  }

  @Test
  void anAcceptedRequestThatIsNowhereIsStuckUntilItIsIssued() {
    bench.ledger().offer("STUCK", 10);
    String id = UUID.randomUUID().toString();
    double before = violations("nothing-stuck");

    claim("STUCK", "stuck", id);
    until("nothing-stuck", before + 1);

    issue("STUCK", "stuck", id);
    until("nothing-stuck", before);
  }

  @Test
  void aMissingUniqueKeyIsNoticed() {
    bench
        .ledger()
        .execute("alter table issued_coupon drop constraint issued_coupon_request_id_key");
    try {
      until("one-coupon-per-user", 1);
    } finally {
      bench
          .ledger()
          .execute(
              "alter table issued_coupon add constraint issued_coupon_request_id_key"
                  + " unique (request_id)");
    }
    until("one-coupon-per-user", 0);
  }

  @Test
  void oneInstanceWorksAndTheOthersStandBy() {
    await().atMost(SOON).until(() -> bench.queryApi().metric("coupon_reconciler_active") == 1);
    try (var second = RunningRole.start("query-api", bench.settings(Map.of()))) {
      await()
          .atMost(SOON)
          .until(() -> second.manage("/actuator/health").text().contains("standing by"));
      assertThat(second.metric("coupon_reconciler_active")).isZero();
      assertThat(second.metric("coupon_reconciler_violations")).isNaN();
    }
  }

  @Test
  void aFalseMarkInTheCacheIsRewrittenAsANewVersionAndNoStockComesBack() throws Exception {
    bench.ledger().offer("FALSEMARK", 10);
    var accepted = bench.issueApi().ask(bench.tokens().of("mina"), "FALSEMARK");
    assertThat(accepted.status()).isEqualTo(202);
    await().atMost(SOON).until(() -> redis("HLEN", "coupon:{FALSEMARK}:marks").equals("1"));

    redis("HSET", "coupon:{FALSEMARK}:marks", "ghost", UUID.randomUUID().toString());

    await()
        .atMost(SOON)
        .until(() -> redis("HGET", "coupon:{FALSEMARK}:state", "version").equals("1"));
    await().atMost(SOON).until(() -> redis("HLEN", "coupon:{FALSEMARK}:marks").equals("1"));
    assertThat(redis("HGET", "coupon:{FALSEMARK}:marks", "mina"))
        .isEqualTo(accepted.field("requestId"));
    assertThat(bench.ledger().text("select version::text from coupon where code = 'FALSEMARK'"))
        .isEqualTo("1");
    assertThat(bench.ledger().claimed("FALSEMARK")).isEqualTo(1);
  }

  @Test
  void aSoldOutCouponWhoseMarksWereLostHasThemAllAgain() throws Exception {
    bench.ledger().offer("LOSTMARKS", 3);
    for (String user : new String[] {"a", "b", "c"}) {
      assertThat(bench.issueApi().ask(bench.tokens().of(user), "LOSTMARKS").status())
          .isEqualTo(202);
    }
    await().atMost(SOON).until(() -> redis("HLEN", "coupon:{LOSTMARKS}:marks").equals("3"));

    redis("DEL", "coupon:{LOSTMARKS}:marks", "coupon:{LOSTMARKS}:state");

    await().atMost(SOON).until(() -> redis("HLEN", "coupon:{LOSTMARKS}:marks").equals("3"));
    assertThat(redis("HGET", "coupon:{LOSTMARKS}:state", "remaining")).isEqualTo("0");
    assertThat(bench.ledger().claimed("LOSTMARKS")).isEqualTo(3);
  }

  @Test
  void withRedisAwayTheRoundsGoOn() {
    bench.ledger().offer("NOREDIS", 10);
    issue("NOREDIS", "u", claim("NOREDIS", "u", UUID.randomUUID().toString()));
    String redis = bench.stores().redis().getContainerId();
    var docker = DockerClientFactory.instance().client();
    docker.pauseContainerCmd(redis).exec();
    try {
      double unread =
          bench.queryApi().metric("coupon_reconciler_cache_samples_total{result=\"unread\"");
      double rounds = bench.queryApi().metric("coupon_reconciler_round_seconds_count");
      await()
          .atMost(SOON)
          .until(
              () ->
                  bench.queryApi().metric("coupon_reconciler_round_seconds_count") > rounds + 3
                      && bench
                              .queryApi()
                              .metric("coupon_reconciler_cache_samples_total{result=\"unread\"")
                          > unread);
    } finally {
      docker.unpauseContainerCmd(redis).exec();
    }
  }

  private String redis(String... command) throws IOException, InterruptedException {
    var arguments = new String[command.length + 1];
    arguments[0] = "redis-cli";
    System.arraycopy(command, 0, arguments, 1, command.length);
    return bench.stores().redis().execInContainer(arguments).getStdout().strip();
  }

  private String claim(String code, String user, String id) {
    bench
        .ledger()
        .execute(
            "insert into claim (coupon_code, user_id, request_id) values ('%s', '%s', '%s')"
                .formatted(code, user, id));
    bench
        .ledger()
        .execute("update coupon set claimed = claimed + 1 where code = '%s'".formatted(code));
    return id;
  }

  private void issue(String code, String user, String id) {
    bench
        .ledger()
        .execute(
            "insert into issued_coupon (coupon_code, user_id, request_id) values ('%s', '%s', '%s')"
                .formatted(code, user, id));
  }

  private double violations(String invariant) {
    await().atMost(SOON).until(() -> !Double.isNaN(read(invariant)));
    return read(invariant);
  }

  private void until(String invariant, double expected) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(invariant)).as(invariant).isEqualTo(expected));
  }

  private double read(String invariant) {
    return bench
        .queryApi()
        .metric("coupon_reconciler_violations{invariant=\"%s\"".formatted(invariant));
  }
}
