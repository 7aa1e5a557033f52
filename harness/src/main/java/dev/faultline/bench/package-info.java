/** How fast the service is, beside an empty handler and beside the baseline, on this machine. */
@NullMarked
package dev.faultline.bench;

import org.jspecify.annotations.NullMarked;
