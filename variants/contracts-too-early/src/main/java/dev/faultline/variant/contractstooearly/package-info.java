/** A defect: a release that renames a word while the old release still reads it. */
@NullMarked
package dev.faultline.variant.contractstooearly;

import org.jspecify.annotations.NullMarked;
