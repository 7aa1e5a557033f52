package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AloneIT {

  /** Nothing listens on these. */
  private static final Map<String, String> NOBODY =
      Map.of(
          "coupon.kafka.bootstrap", "127.0.0.1:1",
          "coupon.cache.addresses", "redis://127.0.0.1:2");

  private final Bench bench = Bench.shared();

  @Test
  void theIssueApiAcceptsWithKafkaAndRedisAwayAndLosesNothing() {
    bench.ledger().offer("ALONE", 10);

    try (var alone = RunningRole.start("issue-api", bench.settings(NOBODY))) {
      assertThat(alone.manage("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(alone.ask(bench.tokens().of("alone"), "ALONE").status()).isEqualTo(202);
      assertThat(alone.ask(bench.tokens().of("alone"), "ALONE").status()).isEqualTo(200);
    }

    // Its rows are in the outbox; the other issue-api takes them when their lease is over.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bench.ledger().issued("ALONE")).isEqualTo(1));
  }

  @Test
  void workerAndQueryApiAreReadyWithKafkaAwayAndLagIsAbsent() {
    try (var worker = RunningRole.start("worker", bench.settings(NOBODY));
        var queryApi = RunningRole.start("query-api", bench.settings(NOBODY))) {
      assertThat(worker.manage("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(queryApi.manage("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(queryApi.metric("coupon_consumer_lag")).isNaN();
      assertThat(queryApi.metric("coupon_kafka_brokers ")).isZero();
    }
  }
}
