/** The description of the public API, as this process serves it. */
@NullMarked
package dev.faultline.coupon.openapi;

import org.jspecify.annotations.NullMarked;
