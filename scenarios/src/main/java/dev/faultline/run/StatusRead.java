package dev.faultline.run;

/**
 * One look of a user at the status of a request, while the load goes on. Times are microseconds
 * since the epoch.
 *
 * @param status HTTP status; 0 when there was no answer
 * @param state the word of the answer; empty for none
 */
public record StatusRead(
    long start, long end, String user, String coupon, String requestId, int status, String state) {}
