package dev.faultline.coupon.broker;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one record of topic {@code coupon.issue}: this user's claim on this coupon is committed.
 *
 * @param requestId the id that the user was given
 * @param couponCode the coupon
 * @param userId the user, also the record's key
 * @param acceptedAt when the claim was written
 */
public record AcceptedCoupon(UUID requestId, String couponCode, String userId, Instant acceptedAt) {

  /** What a coupon code looks like everywhere. */
  public static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** Longest user id that is stored. */
  public static final int USER_ID_MAX_LENGTH = 64;

  public AcceptedCoupon {
    if (requestId == null || acceptedAt == null) {
      throw new IllegalArgumentException("requestId and acceptedAt are required");
    }
    if (couponCode == null || !CODE.matcher(couponCode).matches()) {
      throw new IllegalArgumentException("couponCode: expected " + CODE.pattern());
    }
    if (userId == null || userId.isBlank() || userId.length() > USER_ID_MAX_LENGTH) {
      throw new IllegalArgumentException("userId: expected 1 to 64 characters");
    }
  }
}
