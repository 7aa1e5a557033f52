/** A planted defect: sold out is said while there is stock. */
@NullMarked
package dev.faultline.variant.refusesafterhundred;

import org.jspecify.annotations.NullMarked;
