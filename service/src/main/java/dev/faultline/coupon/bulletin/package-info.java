/**
 * What the public is told: operators' announcements, the waiting switch, and the state since when.
 */
@NullMarked
package dev.faultline.coupon.bulletin;

import org.jspecify.annotations.NullMarked;
