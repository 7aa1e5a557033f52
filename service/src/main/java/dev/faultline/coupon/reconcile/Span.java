package dev.faultline.coupon.reconcile;

import java.time.OffsetDateTime;

/**
 * A stretch of the database's time.
 *
 * @param from included
 * @param until not included
 */
record Span(OffsetDateTime from, OffsetDateTime until) {}
