/**
 * What a run's directory tells, read once: calls, stores, samples and events, by user and by phase.
 */
@NullMarked
package dev.faultline.history;

import org.jspecify.annotations.NullMarked;
