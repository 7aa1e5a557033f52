package dev.faultline.coupon.reconcile;

import java.util.Locale;

/**
 * What must hold at every moment, as far as the database can show it. I4 (no 202 before the commit)
 * cannot be seen here, and a breach of I5 (no cache value becomes stock) shows as one of I3.
 */
enum Invariant {
  /** I1. */
  CLAIMED_WITHIN_TOTAL,
  /** I2, held by unique keys; what is checked is that the keys are there and valid. */
  ONE_CLAIM_PER_USER,
  /** I3, I5, I6: the counter is the number of claims that did not fail. */
  CLAIMED_EQUALS_CLAIMS,
  /** I3. */
  OUTBOX_HAS_CLAIM,
  /** I6: whose unit went back has no coupon. */
  FAILED_IS_NOT_ISSUED,
  /** I7. */
  ISSUED_HAS_CLAIM,
  /** I7. */
  REQUEST_IDS_AGREE,
  /** I7, held by unique keys like I2. */
  ONE_COUPON_PER_USER,
  /** I8, I9: an accepted request is in the outbox, in the topic, in the dead letters, or issued. */
  NOTHING_STUCK;

  /** The invariant as metrics spell it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
