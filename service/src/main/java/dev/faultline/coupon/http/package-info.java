/** What every request passes before it meets a controller, and what it does not need to pass. */
@NullMarked
package dev.faultline.coupon.http;

import org.jspecify.annotations.NullMarked;
