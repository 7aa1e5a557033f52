/** Causes that come from the group of those who consume. */
@NullMarked
package dev.faultline.fault.consumer;

import org.jspecify.annotations.NullMarked;
