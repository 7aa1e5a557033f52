package dev.faultline.load;

/**
 * A request that is over.
 *
 * @param status 0 when there was no answer
 * @param body of the answer; empty when there was none
 */
record Exchange(
    long intendedMicros,
    long startMicros,
    long endMicros,
    Arrival arrival,
    int status,
    String body,
    NoAnswer noAnswer) {
  boolean answered() {
    return status > 0;
  }
}
