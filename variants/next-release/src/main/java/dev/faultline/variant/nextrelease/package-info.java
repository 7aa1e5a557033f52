/** The release after this one: it adds to schema, records, cache and answers, and takes nothing. */
@NullMarked
package dev.faultline.variant.nextrelease;

import org.jspecify.annotations.NullMarked;
