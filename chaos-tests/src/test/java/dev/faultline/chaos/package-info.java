/** The suite that {@code mvn verify} runs, and the tests of the harness itself. */
@NullMarked
package dev.faultline.chaos;

import org.jspecify.annotations.NullMarked;
