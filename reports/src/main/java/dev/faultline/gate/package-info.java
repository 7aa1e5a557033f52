/** One exit code for CI out of stored verdicts, and what changed between two of them. */
@NullMarked
package dev.faultline.gate;

import org.jspecify.annotations.NullMarked;
