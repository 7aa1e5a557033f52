/** Who may call what: bearer tokens for the API, a closed management port. */
@NullMarked
package dev.faultline.coupon.security;

import org.jspecify.annotations.NullMarked;
