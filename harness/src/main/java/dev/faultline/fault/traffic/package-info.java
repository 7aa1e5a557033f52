/** Causes that come from those who ask. */
@NullMarked
package dev.faultline.fault.traffic;

import org.jspecify.annotations.NullMarked;
