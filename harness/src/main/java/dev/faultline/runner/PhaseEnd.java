package dev.faultline.runner;

import java.time.Instant;

/**
 * How a phase ended.
 *
 * @param at when; the next phase starts at this moment
 * @param met whether its conditions held; false when the deadline ended it
 * @param reason what ended it, in words
 */
record PhaseEnd(Instant at, boolean met, String reason) {}
