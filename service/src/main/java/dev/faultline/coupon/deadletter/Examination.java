package dev.faultline.coupon.deadletter;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter beside what the database knows of its request. A replay is made from the claim, never
 * from the letter's bytes.
 *
 * @param id the letter
 * @param state where it stands
 * @param attempts replays so far
 * @param isReadable whether its bytes are an accepted coupon
 * @param couponCode the coupon that the bytes name
 * @param userId the user that the bytes name
 * @param claim the claim of its request, if there is one
 * @param isIssued whether the coupon is there
 * @param isDiscardAsked whether somebody has asked to discard it within the last day
 */
record Examination(
    long id,
    LetterState state,
    int attempts,
    boolean isReadable,
    @Nullable String couponCode,
    @Nullable String userId,
    @Nullable Claim claim,
    boolean isIssued,
    boolean isDiscardAsked) {

  Verdict verdict() {
    if (state == LetterState.RESOLVED || state == LetterState.DISCARDED) {
      return Verdict.CLOSED;
    }
    if (isIssued) {
      return Verdict.ALREADY_ISSUED;
    }
    if (state == LetterState.REPLAYING) {
      return Verdict.ON_ITS_WAY;
    }
    if (isDiscardAsked) {
      return Verdict.DISCARD_ASKED;
    }
    return claim == null ? Verdict.NO_CLAIM : verdict(claim);
  }

  private Verdict verdict(Claim known) {
    if (known.isFailed()) {
      return Verdict.CLAIM_FAILED;
    }
    if (!isReadable) {
      return Verdict.REBUILD;
    }
    return contradicts(known) ? Verdict.CONTRADICTS_CLAIM : Verdict.REPLAY;
  }

  /** The claim that a decision about this letter decides; not one that it only borrows. */
  Optional<Claim> ownClaim() {
    return Optional.ofNullable(claim).filter(known -> !contradicts(known));
  }

  private boolean contradicts(Claim known) {
    return isReadable
        && !(Objects.equals(couponCode, known.couponCode())
            && Objects.equals(userId, known.userId()));
  }

  /**
   * The claim of a letter's request.
   *
   * @param requestId its request
   * @param couponCode its coupon
   * @param userId its user
   * @param isFailed whether it was given up
   */
  record Claim(UUID requestId, String couponCode, String userId, boolean isFailed) {}
}
