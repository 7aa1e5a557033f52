package dev.faultline.bench;

import java.util.Map;
import java.util.Optional;

/**
 * What coupons cost besides time, per bed.
 *
 * @param memoryBytes of each part after the load
 * @param bytesPerCoupon on disk, all copies together
 */
public record Sizes(
    Map<String, Map<String, Long>> memoryBytes, Map<String, PerCoupon> bytesPerCoupon) {
  public Sizes {
    memoryBytes = Map.copyOf(memoryBytes);
    bytesPerCoupon = Map.copyOf(bytesPerCoupon);
  }

  /**
   * What the stores grew by for each coupon.
   *
   * @param database of the primary
   * @param log of the topic, on all brokers
   */
  public record PerCoupon(double database, double log) {}

  /**
   * What is on disk now.
   *
   * @param claims how many there are
   */
  public record Stored(long database, long log, long claims) {
    /** What it grew by since then, for each new claim; nothing is known without one. */
    public Optional<PerCoupon> perCouponSince(Stored before) {
      long fresh = claims - before.claims;
      return fresh < 1
          ? Optional.empty()
          : Optional.of(
              new PerCoupon(
                  (database - before.database) / (double) fresh,
                  (log - before.log) / (double) fresh));
    }
  }
}
