/** Shows what the bench measured: a page, and lines for a terminal. */
@NullMarked
package dev.faultline.bench.page;

import org.jspecify.annotations.NullMarked;
