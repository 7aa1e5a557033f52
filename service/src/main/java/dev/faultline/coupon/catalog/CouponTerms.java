package dev.faultline.coupon.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as it was up to a second ago: good for early refusals, never for giving one out.
 *
 * @param code the coupon
 * @param total units in all
 * @param claimed units given out
 * @param opensAt first moment of the window, if it has one
 * @param closesAt end of the window, if it has one
 * @param version raised whenever a unit is given back
 */
public record CouponTerms(
    String code,
    long total,
    long claimed,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    long version) {

  /** Whether the window has not opened yet. */
  public boolean isBeforeWindow(Instant now) {
    return opensAt != null && now.isBefore(opensAt);
  }

  /** Whether the window is over. */
  public boolean isAfterWindow(Instant now) {
    return closesAt != null && !now.isBefore(closesAt);
  }

  /** Whether every unit was given out. */
  public boolean isSoldOut() {
    return claimed >= total;
  }

  /** Whether new claims can be ruled out: sold out, or the window is over. */
  public boolean isOver(Instant now) {
    return isSoldOut() || isAfterWindow(now);
  }
}
