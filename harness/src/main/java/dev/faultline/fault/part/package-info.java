/** Faults of a whole part: its process or its container. */
@NullMarked
package dev.faultline.fault.part;

import org.jspecify.annotations.NullMarked;
