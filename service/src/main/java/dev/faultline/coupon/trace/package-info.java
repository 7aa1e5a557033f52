/** One id per request that ties its log lines together, here and with whoever called. */
@NullMarked
package dev.faultline.coupon.trace;

import org.jspecify.annotations.NullMarked;
