package dev.faultline.run;

/**
 * One value of one series at one second. A second without a value has no line: absent is not 0.
 *
 * @param at milliseconds since the epoch
 * @param series the word of a metric, or the name of an extra series of the system file
 */
public record Sample(long at, String series, double value) {}
