/** One run from its plan to its verdict: phases, timeline, load and what is gathered. */
@NullMarked
package dev.faultline.runner;

import org.jspecify.annotations.NullMarked;
