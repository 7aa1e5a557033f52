/** Faults of the way between two parts. */
@NullMarked
package dev.faultline.fault.link;

import org.jspecify.annotations.NullMarked;
