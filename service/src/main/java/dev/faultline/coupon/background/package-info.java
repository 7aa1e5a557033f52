/** Threads that repeat one step until they are told to stop. */
@NullMarked
package dev.faultline.coupon.background;

import org.jspecify.annotations.NullMarked;
