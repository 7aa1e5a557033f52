/** Reads that may be answered by a replica, with the time at which the answer was true. */
@NullMarked
package dev.faultline.coupon.reading;

import org.jspecify.annotations.NullMarked;
