/** The waiting screen: one ticket shows one request, until it ends or an hour has passed. */
@NullMarked
package dev.faultline.coupon.waiting;

import org.jspecify.annotations.NullMarked;
