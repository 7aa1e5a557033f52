package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CouponJourneyIT {

  private final Bench bench = Bench.shared();

  @Test
  void anAcceptedRequestBecomesAnIssuedCouponThatItsOwnerSees() {
    bench.ledger().offer("JOURNEY", 10);

    var accepted = bench.issueApi().ask(bench.tokens().of("mina"), "JOURNEY");

    assertThat(accepted.status()).isEqualTo(202);
    String requestId = accepted.field("requestId");
    assertThat(accepted.response().headers().firstValue("Location").orElseThrow())
        .startsWith("http://")
        .endsWith("/api/v1/coupons/requests/" + requestId);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        bench
                            .queryApi()
                            .status(bench.tokens().of("mina"), requestId)
                            .field("status"))
                    .isEqualTo("ISSUED"));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(bench.ledger().waiting("JOURNEY")).isZero());
  }
}
