/** Records that can never be issued as they are, kept for people to look at. */
@NullMarked
package dev.faultline.coupon.deadletter;

import org.jspecify.annotations.NullMarked;
