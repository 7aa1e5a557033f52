/** Reads the stores at the end of a run, past every proxy, with proof that each read was whole. */
@NullMarked
package dev.faultline.stores;

import org.jspecify.annotations.NullMarked;
