/** The worker: accepted requests become issued coupons. */
@NullMarked
package dev.faultline.coupon.issuance;

import org.jspecify.annotations.NullMarked;
