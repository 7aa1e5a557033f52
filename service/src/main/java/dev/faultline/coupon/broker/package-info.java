/** Kafka as every role sees it: settings, clients, topics and the one record format. */
@NullMarked
package dev.faultline.coupon.broker;

import org.jspecify.annotations.NullMarked;
