package dev.faultline.variant.baseline;

import java.time.Instant;
import java.util.UUID;

/**
 * What goes through Kafka.
 *
 * @param requestedAt when the counter went up for it
 */
record IssueMessage(UUID requestId, String couponCode, String userId, Instant requestedAt) {}
