/** Turns requests away before they cost anything: too many of one caller, or too many at once. */
@NullMarked
package dev.faultline.coupon.limit;

import org.jspecify.annotations.NullMarked;
