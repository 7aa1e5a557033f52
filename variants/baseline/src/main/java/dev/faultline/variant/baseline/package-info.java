/** The design that STEP 20 measured, as docs/baseline.md specifies it: frozen, and not tuned. */
@NullMarked
package dev.faultline.variant.baseline;

import org.jspecify.annotations.NullMarked;
