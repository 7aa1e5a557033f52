/** An endpoint that does nothing: what the stack itself costs. */
@NullMarked
package dev.faultline.variant.emptyhandler;

import org.jspecify.annotations.NullMarked;
