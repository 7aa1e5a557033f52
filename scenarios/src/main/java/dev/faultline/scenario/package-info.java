/** What shall happen in a run, as data that cannot be in a bad state. */
@NullMarked
package dev.faultline.scenario;

import org.jspecify.annotations.NullMarked;
