package dev.faultline.coupon.accept;

import dev.faultline.coupon.relay.OutboxRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one look at the database, or one commit, decided for a batch.
 *
 * @param coupon the row, after what was claimed
 * @param claims everybody of the batch who has a claim now, given up or not
 * @param written outbox rows of the claims that are new
 */
record Decision(CouponRow coupon, Map<String, Claim> claims, List<OutboxRow> written) {

  Decision {
    claims = Map.copyOf(claims);
    written = List.copyOf(written);
  }

  /** The answer for one request of the batch. */
  Answer answer(ClaimRequest request) {
    Claim claim = claims.get(request.userId());
    if (claim == null) {
      return new Answer.Refused(coupon.refusal());
    }
    if (claim.isGivenUp()) {
      return new Answer.GivenUp(claim.requestId());
    }
    return claim.requestId().equals(request.requestId())
        ? new Answer.Accepted(claim.requestId())
        : new Answer.Duplicate(claim.requestId());
  }

  /** What the cache may keep: who stands behind a unit. A claim given up does not any more. */
  Map<String, UUID> marks() {
    return claims.entrySet().stream()
        .filter(entry -> !entry.getValue().isGivenUp())
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().requestId()));
  }
}
