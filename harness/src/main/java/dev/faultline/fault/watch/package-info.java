/** How a target is looked at from outside, so that bite, dose and heal are measured. */
@NullMarked
package dev.faultline.fault.watch;

import org.jspecify.annotations.NullMarked;
