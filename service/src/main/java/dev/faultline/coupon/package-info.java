/** The coupon issuance service: one jar, several roles. */
@NullMarked
package dev.faultline.coupon;

import org.jspecify.annotations.NullMarked;
