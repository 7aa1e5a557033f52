/** The system under test with real stores and sample coupons, for people to try. */
@NullMarked
package dev.faultline.serve;

import org.jspecify.annotations.NullMarked;
