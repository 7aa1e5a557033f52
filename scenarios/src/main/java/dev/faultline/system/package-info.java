/** All that the harness knows of a system under test: the system file as data. */
@NullMarked
package dev.faultline.system;

import org.jspecify.annotations.NullMarked;
