/** The post-mortem of one run: what happened, to whom, why, and what is to be done about it. */
@NullMarked
package dev.faultline.incident;

import org.jspecify.annotations.NullMarked;
