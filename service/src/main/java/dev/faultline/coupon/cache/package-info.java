/** Redis, which makes accepting fast and is never asked to be right. */
@NullMarked
package dev.faultline.coupon.cache;

import org.jspecify.annotations.NullMarked;
