/** The admin console: dead letters as pages, for people who decide what becomes of them. */
@NullMarked
package dev.faultline.coupon.console;

import org.jspecify.annotations.NullMarked;
