package dev.faultline.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coupons that are asked for: new ones for each measurement, so that every claim is a first
 * one.
 */
final class HotCoupons {
  /** Nobody gets it. */
  static final String GONE = "GONE";

  private static final long PLENTY = 100_000_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final BenchBed bed;
  private final Duration drainAtMost;
  private int made;
  private List<String> last = List.of();

  /**
   * @param drainAtMost how long what was accepted is waited for
   */
  HotCoupons(BenchBed bed, Duration drainAtMost) {
    this.bed = bed;
    this.drainAtMost = drainAtMost;
    bed.table().create(GONE, 1);
  }

  /** Coupons that are there for everybody. */
  List<String> fresh(int count) {
    last = IntStream.range(0, count).mapToObj(number -> "BENCH-" + (made + number)).toList();
    made += count;
    last.forEach(coupon -> bed.table().create(coupon, PLENTY));
    return last;
  }

  /** Those that were asked for last. */
  List<String> last() {
    return last;
  }

  long claims(List<String> coupons) {
    return bed.table().claims(coupons);
  }

  long issued(List<String> coupons) {
    return bed.table().issued(coupons);
  }

  /**
   * Seconds until every promise is a coupon, or nothing more is waited for.
   *
   * @param promised by answers; no database may know of them yet
   */
  double drain(List<String> coupons, long promised) {
    long start = System.nanoTime();
    long all = Math.max(claims(coupons), Math.min(promised, bed.crowd().size()));
    bed.await().until(() -> issued(coupons) >= all, drainAtMost, LOOK_EVERY);
    return (System.nanoTime() - start) / 1e9;
  }
}
