package dev.faultline.coupon.accept;

import java.util.UUID;

/**
 * What a user has of a coupon.
 *
 * @param requestId the request that counts, always the first
 * @param isGivenUp whether it failed for good and its unit went back
 */
record Claim(UUID requestId, boolean isGivenUp) {

  static Claim standing(UUID requestId) {
    return new Claim(requestId, false);
  }
}
