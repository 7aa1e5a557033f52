/** Accepting a request: one queue, one group commit, one honest answer. */
@NullMarked
package dev.faultline.coupon.accept;

import org.jspecify.annotations.NullMarked;
