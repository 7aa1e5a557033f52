package dev.faultline.coupon.accept;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One user's request on its way through queue and commit.
 *
 * @param couponCode the coupon
 * @param userId the user
 * @param requestId the id it will have if it is the user's first
 * @param deadlineNanos by {@link System#nanoTime}: later it is not written any more
 * @param answer completed exactly once
 */
record ClaimRequest(
    String couponCode,
    String userId,
    UUID requestId,
    long deadlineNanos,
    CompletableFuture<Answer> answer) {

  boolean isExpired() {
    return System.nanoTime() - deadlineNanos >= 0;
  }
}
