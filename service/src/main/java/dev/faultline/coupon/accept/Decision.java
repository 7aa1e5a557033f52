package dev.faultline.coupon.accept;

import dev.faultline.coupon.relay.OutboxRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one look at the database, or one commit, decided for a batch.
 *
 * @param coupon the row, after what was claimed
 * @param claims everybody of the batch who has a claim now, with its request id
 * @param written outbox rows of the claims that are new
 */
record Decision(CouponRow coupon, Map<String, UUID> claims, List<OutboxRow> written) {

  Decision {
    claims = Map.copyOf(claims);
    written = List.copyOf(written);
  }

  /** The answer for one request of the batch. */
  Answer answer(ClaimRequest request) {
    UUID requestId = claims.get(request.userId());
    if (requestId == null) {
      return new Answer.Refused(coupon.refusal());
    }
    return requestId.equals(request.requestId())
        ? new Answer.Accepted(requestId)
        : new Answer.Duplicate(requestId);
  }
}
