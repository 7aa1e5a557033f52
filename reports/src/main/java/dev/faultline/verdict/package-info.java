/** What a run is worth: verdicts, the results they are made of, and their exit codes. */
@NullMarked
package dev.faultline.verdict;

import org.jspecify.annotations.NullMarked;
