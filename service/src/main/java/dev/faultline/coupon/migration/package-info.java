/** The one-shot role that brings schema and topics up to date. */
@NullMarked
package dev.faultline.coupon.migration;

import org.jspecify.annotations.NullMarked;
