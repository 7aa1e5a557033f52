/** What did happen in a run: the run directory, enough to judge again with nothing running. */
@NullMarked
package dev.faultline.run;

import org.jspecify.annotations.NullMarked;
