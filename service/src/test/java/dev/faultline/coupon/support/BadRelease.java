package dev.faultline.coupon.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A release whose database rules reject some users' coupons, until it is rolled back. */
public final class BadRelease implements AutoCloseable {

  private final Bench bench;
  private final String name;

  private BadRelease(Bench bench, String name) {
    this.bench = bench;
    this.name = name;
  }

  /** Rejects every user whose id starts like this. */
  public static BadRelease rejecting(Bench bench, String prefix) {
    String name = "bad_release_" + prefix.replace('-', '_');
    bench
        .ledger()
        .execute(
            "alter table issued_coupon add constraint %s check (user_id not like '%s%%')"
                .formatted(name, prefix));
    return new BadRelease(bench, name);
  }

  /**
   * The fix, once the worker's offsets are past everything. A record whose offset is not committed
   * is delivered again, as when the group changes its members, and would become a coupon after the
   * fix: its letter would close by itself.
   */
  @Override
  public void close() {
    var topics = new TopicProbe(bench.stores().bootstrap());
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> topics.isWorkedOff("coupon.issue", "coupon-worker"));
    } finally {
      bench.ledger().execute("alter table issued_coupon drop constraint if exists " + name);
    }
  }
}
