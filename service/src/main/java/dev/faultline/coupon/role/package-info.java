/** Which parts of the jar run in this process. */
@NullMarked
package dev.faultline.coupon.role;

import org.jspecify.annotations.NullMarked;
