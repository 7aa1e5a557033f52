package dev.faultline.load;

/**
 * Who comes, and for what.
 *
 * @param number from 0, in the order of intended times
 * @param original the arrival that this one repeats; its own number if it repeats none
 */
record Arrival(long number, long original, String user, String coupon) {
  boolean repeats() {
    return original != number;
  }
}
