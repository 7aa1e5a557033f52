package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BrokerOutageIT {

  private static final int BEFORE = 20;
  private static final int DURING = 200;

  private final Bench bench = Bench.shared();

  @Test
  void whatIsAcceptedWhileTheBrokerIsAwayIsIssuedAfterItsReturn() {
    bench.ledger().offer("OUTAGE", 10_000);
    accept("before", BEFORE);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bench.ledger().issued("OUTAGE")).isEqualTo(BEFORE));

    bench.stores().killKafka();
    accept("during", DURING);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(bench.issueApi().metric("coupon_relay_sends_total{result=\"failed\"}"))
                    .isPositive());
    assertThat(bench.ledger().waiting("OUTAGE")).isEqualTo(DURING);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(bench.queryApi().metric("coupon_consumer_lag")).isNaN());

    bench.stores().startKafka();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> bench.queryApi().metric("coupon_kafka_brokers ") == 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(bench.ledger().issued("OUTAGE")).isEqualTo(BEFORE + DURING));

    assertThat(bench.ledger().claimed("OUTAGE")).isEqualTo(BEFORE + DURING);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(bench.ledger().waiting("OUTAGE")).isZero());
  }

  private void accept(String prefix, int count) {
    for (int number = 0; number < count; number++) {
      var reply = bench.issueApi().ask(bench.tokens().of(prefix + number), "OUTAGE");
      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    }
  }
}
