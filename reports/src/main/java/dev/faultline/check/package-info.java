/** The judge: pure checks over a run directory. Nothing here reads a clock or the machine. */
@NullMarked
package dev.faultline.check;

import org.jspecify.annotations.NullMarked;
