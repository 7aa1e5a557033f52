/** The connection pool, its bounds, and what a failed statement means. */
@NullMarked
package dev.faultline.coupon.database;

import org.jspecify.annotations.NullMarked;
