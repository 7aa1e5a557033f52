package dev.faultline.coupon.relay;

import dev.faultline.coupon.background.LastAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how much waits in the outbox; not a number while the database cannot say. */
final class BacklogGauges {

  private BacklogGauges() {}

  static LastAnswer<Outbox.Backlog> of(Outbox outbox, MeterRegistry meters) {
    var backlog = new LastAnswer<>("outbox-gauges", outbox::backlog);
    Gauge.builder("coupon.outbox.pending", backlog, asked -> asked.value(Outbox.Backlog::pending))
        .register(meters);
    Gauge.builder(
            "coupon.outbox.oldest", backlog, asked -> asked.value(Outbox.Backlog::oldestSeconds))
        .baseUnit("seconds")
        .register(meters);
    return backlog;
  }
}
