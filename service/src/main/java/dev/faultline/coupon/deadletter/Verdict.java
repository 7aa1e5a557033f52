package dev.faultline.coupon.deadletter;

import java.util.Locale;

/** What a replay of a letter would do, or why there is none. */
public enum Verdict {
  /** The claim waits for its coupon: it is sent again. */
  REPLAY,
  /** The bytes cannot be read, but the claim is known: a person may have it sent from the claim. */
  REBUILD,
  /** The coupon is there. */
  ALREADY_ISSUED,
  /** It has been sent and nothing is known yet. */
  ON_ITS_WAY,
  /** No claim belongs to it, so nobody was promised a coupon. */
  NO_CLAIM,
  /** Its bytes say something else than the claim. */
  CONTRADICTS_CLAIM,
  /** The claim has failed for good. */
  CLAIM_FAILED,
  /** Somebody has asked to discard it. */
  DISCARD_ASKED,
  /** Resolved or discarded. */
  CLOSED;

  /** Whether a person may replay it. */
  public boolean isReplayable() {
    return this == REPLAY || this == REBUILD;
  }

  /** For message keys. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
