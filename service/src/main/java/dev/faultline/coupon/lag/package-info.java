/** Consumer lag and brokers, measured by a role that is not the consumer. */
@NullMarked
package dev.faultline.coupon.lag;

import org.jspecify.annotations.NullMarked;
