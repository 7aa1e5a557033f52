package dev.faultline.coupon.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request would probably be answered. Nothing is kept for whoever asks: only a request
 * decides.
 *
 * @param couponCode the coupon
 * @param state where the coupon stands
 * @param eligible whether a request may succeed now
 * @param alreadyRequested whether the user has a claim on it
 * @param requestId the claim's id, if there is one
 * @param remaining units left; a hint that is old as soon as it is read
 * @param opensAt first moment of the window, if it has one
 * @param closesAt end of the window, if it has one
 * @param message what to do next, in the caller's language
 * @param asOf when this was true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Eligibility(
    String couponCode,
    State state,
    boolean eligible,
    boolean alreadyRequested,
    @Nullable UUID requestId,
    long remaining,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    String message,
    Instant asOf) {

  static Eligibility of(CouponView coupon, String message) {
    return new Eligibility(
        coupon.code(),
        coupon.state(),
        coupon.isEligible(),
        coupon.requestId() != null,
        coupon.requestId(),
        coupon.remaining(),
        coupon.opensAt(),
        coupon.closesAt(),
        message,
        coupon.asOf());
  }

  /** Where a coupon can stand. */
  enum State {
    NOT_OPEN,
    OPEN,
    EXHAUSTED,
    EXPIRED
  }
}
