/** Causes below the connections: what happens to packets. */
@NullMarked
package dev.faultline.fault.network;

import org.jspecify.annotations.NullMarked;
