package dev.faultline.coupon.reading;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Who answered, and how often the replica could not. */
final class ReadMetrics {

  private final Counter byPrimary;
  private final Counter byReplica;
  private final Counter failures;

  ReadMetrics(MeterRegistry meters) {
    byPrimary = meters.counter("coupon.reads", "source", "primary");
    byReplica = meters.counter("coupon.reads", "source", "replica");
    failures = meters.counter("coupon.replica.failures");
  }

  void answeredBy(Source source) {
    switch (source) {
      case PRIMARY -> byPrimary.increment();
      case REPLICA -> byReplica.increment();
    }
  }

  void replicaFailed() {
    failures.increment();
  }

  /** Where an answer can come from. */
  enum Source {
    PRIMARY,
    REPLICA
  }
}
