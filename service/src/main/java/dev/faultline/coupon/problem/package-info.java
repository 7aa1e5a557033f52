/** Refusals and failures as problem details with a stable code, in the caller's language. */
@NullMarked
package dev.faultline.coupon.problem;

import org.jspecify.annotations.NullMarked;
