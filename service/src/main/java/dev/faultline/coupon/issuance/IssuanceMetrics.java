package dev.faultline.coupon.issuance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How many coupons, in what batches, how long after they were accepted. */
final class IssuanceMetrics {

  private final Clock clock;
  private final Counter issued;
  private final DistributionSummary batchSize;
  private final Timer acceptToIssue;

  IssuanceMetrics(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.issued = meters.counter("coupon.issued");
    this.batchSize = DistributionSummary.builder("coupon.worker.batch.size").register(meters);
    this.acceptToIssue =
        Timer.builder("coupon.accept.to.issue")
            .description("From claim to coupon row")
            .serviceLevelObjectives(
                Stream.of(25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new))
            .register(meters);
  }

  void batch(int records) {
    batchSize.record(records);
  }

  void issued(List<Delivery> deliveries, Set<UUID> newCoupons) {
    Instant now = clock.instant();
    issued.increment(newCoupons.size());
    deliveries.stream()
        .map(Delivery::accepted)
        .filter(accepted -> newCoupons.contains(accepted.requestId()))
        .forEach(
            accepted -> {
              Duration took = Duration.between(accepted.acceptedAt(), now);
              acceptToIssue.record(took.isNegative() ? Duration.ZERO : took);
            });
  }
}
