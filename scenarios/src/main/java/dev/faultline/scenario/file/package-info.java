/** Reads scenario files: every problem of a file is noted with its place before any run begins. */
@NullMarked
package dev.faultline.scenario.file;

import org.jspecify.annotations.NullMarked;
