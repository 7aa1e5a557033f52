package dev.faultline.coupon.relay;

import dev.faultline.coupon.broker.AcceptedCoupon;

/**
 * A committed row that still has to reach Kafka.
 *
 * @param id the row's id in the outbox
 * @param accepted what to send
 */
public record OutboxRow(long id, AcceptedCoupon accepted) {}
