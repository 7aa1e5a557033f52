package dev.faultline.coupon.status;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as one user sees it.
 *
 * @param code the coupon
 * @param state where it stands
 * @param remaining units left
 * @param requestId the user's claim on it, if there is one
 * @param isGivenUp whether that claim failed for good
 * @param opensAt first moment of the window, if it has one
 * @param closesAt end of the window, if it has one
 * @param asOf when this was true
 */
record CouponView(
    String code,
    Eligibility.State state,
    long remaining,
    @Nullable UUID requestId,
    boolean isGivenUp,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    Instant asOf) {

  boolean isEligible() {
    return requestId == null && state == Eligibility.State.OPEN;
  }

  /** The message that tells this user what to do next. */
  String messageKey() {
    if (requestId != null) {
      return isGivenUp ? "GIVEN_UP" : "COUPON_ALREADY_REQUESTED";
    }
    return switch (state) {
      case OPEN -> "ELIGIBLE";
      case NOT_OPEN -> "COUPON_NOT_OPEN";
      case EXHAUSTED -> "COUPON_EXHAUSTED";
      case EXPIRED -> "COUPON_EXPIRED";
    };
  }
}
