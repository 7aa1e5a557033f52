package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.AcceptedCoupon;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could be read.
 *
 * @param source where it came from
 * @param accepted what it says
 */
record Delivery(ConsumerRecord<String, byte[]> source, AcceptedCoupon accepted) {}
