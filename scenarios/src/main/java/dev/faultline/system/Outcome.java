package dev.faultline.system;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an answer, or its absence, says about the coupon. */
public enum Outcome {
  /** The coupon is promised. */
  @JsonProperty("accepted")
  ACCEPTED,
  /** It was promised before; the answer names the first request. */
  @JsonProperty("already-yours")
  ALREADY_YOURS,
  /** A business answer without a coupon. */
  @JsonProperty("refused")
  REFUSED,
  /** No coupon, for sure: nothing was written. */
  @JsonProperty("failed")
  FAILED,
  /** The coupon may or may not exist. Never counted as lost or as a duplicate. */
  @JsonProperty("unknown")
  UNKNOWN
}
