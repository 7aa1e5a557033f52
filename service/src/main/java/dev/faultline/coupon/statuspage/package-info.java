/** The public status page: what the service says of itself, also while its stores are away. */
@NullMarked
package dev.faultline.coupon.statuspage;

import org.jspecify.annotations.NullMarked;
