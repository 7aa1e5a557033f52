/** What became of a request, told to its owner only. */
@NullMarked
package dev.faultline.coupon.status;

import org.jspecify.annotations.NullMarked;
