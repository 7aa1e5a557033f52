/** The command line: what a person types, reads and gets as exit code. */
@NullMarked
package dev.faultline.command;

import org.jspecify.annotations.NullMarked;
