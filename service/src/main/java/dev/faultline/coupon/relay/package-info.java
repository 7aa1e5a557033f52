/** Carries outbox rows to Kafka and deletes them once the broker has them. */
@NullMarked
package dev.faultline.coupon.relay;

import org.jspecify.annotations.NullMarked;
