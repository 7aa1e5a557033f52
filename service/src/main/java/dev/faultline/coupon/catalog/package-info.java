/** The coupons on offer, at most a second old. */
@NullMarked
package dev.faultline.coupon.catalog;

import org.jspecify.annotations.NullMarked;
