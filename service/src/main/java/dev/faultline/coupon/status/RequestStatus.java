package dev.faultline.coupon.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param requestId the id from the 202
 * @param couponCode the coupon
 * @param status QUEUED, ISSUED or FAILED
 * @param reason why it failed, if it did
 * @param requestedAt when the claim was written
 * @param issuedAt when the coupon was written, if it was
 * @param asOf when this was true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestStatus(
    UUID requestId,
    String couponCode,
    State status,
    @Nullable String reason,
    Instant requestedAt,
    @Nullable Instant issuedAt,
    Instant asOf) {

  /** The same for as long as nothing changed but the time of asking. */
  String entityTag() {
    return "W/\"%s-%s\"".formatted(requestId, status);
  }

  /** Where a request can be. */
  enum State {
    QUEUED,
    ISSUED,
    FAILED
  }
}
