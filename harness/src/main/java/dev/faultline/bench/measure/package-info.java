/** Starts the beds of the bench, puts its loads on them and takes the figures. */
@NullMarked
package dev.faultline.bench.measure;

import org.jspecify.annotations.NullMarked;
