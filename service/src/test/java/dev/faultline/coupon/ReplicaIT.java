package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Replica;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReplicaIT {

  private final Bench bench = Bench.shared();

  @Test
  void readsGoToTheReplicaAndTheIdOfA202IsNeverUnknown() {
    bench.ledger().offer("COPY", 100);
    try (var replica = new Replica(bench.stores());
        var queryApi =
            RunningRole.start(
                "query-api",
                bench.settings(Map.of("coupon.database.replica-url", replica.url())))) {
      readsComeFromTheReplica(queryApi);

      replica.freeze();
      whatTheReplicaLacksComesFromThePrimary(queryApi);
      replica.thaw();

      replica.kill();
      withoutTheReplicaThePrimaryAnswers(queryApi);
    }
  }

  private void readsComeFromTheReplica(RunningRole queryApi) {
    String id = ask("copied");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              // A commit moves the replica's clock; without any it looks older than it is.
              bench.ledger().execute("update coupon set total = total + 1 where code = 'COPY'");
              double before = queryApi.metric("coupon_reads_total{source=\"replica\"}");
              Reply reply = queryApi.status(bench.tokens().of("copied"), id);
              assertThat(reply.status()).isEqualTo(200);
              assertThat(Instant.parse(reply.field("asOf")))
                  .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(1));
              assertThat(queryApi.metric("coupon_reads_total{source=\"replica\"}"))
                  .isGreaterThan(before);
            });
  }

  private void whatTheReplicaLacksComesFromThePrimary(RunningRole queryApi) {
    String id = ask("too-new");

    Reply status = queryApi.status(bench.tokens().of("too-new"), id);
    Reply strange = queryApi.status(bench.tokens().of("too-new"), UUID.randomUUID().toString());

    assertThat(status.status()).as(status.text()).isEqualTo(200);
    assertThat(strange.status()).isEqualTo(404);
  }

  private void withoutTheReplicaThePrimaryAnswers(RunningRole queryApi) {
    String id = ask("alone");

    for (int read = 0; read < 10; read++) {
      Reply status = queryApi.status(bench.tokens().of("alone"), id);
      assertThat(status.status()).as(status.text()).isEqualTo(200);
    }
    assertThat(queryApi.metric("coupon_replica_failures_total")).isPositive();
    assertThat(queryApi.manage("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private String ask(String user) {
    Reply accepted = bench.issueApi().ask(bench.tokens().of(user), "COPY");
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    return accepted.field("requestId");
  }
}
