/** Reads YAML strictly: every problem of a file at once, each with its exact place. */
@NullMarked
package dev.faultline.yaml;

import org.jspecify.annotations.NullMarked;
