package dev.faultline.agent;

/** One cause of trouble in this process. */
interface Cause {
  /** Begins; returns at once. */
  void start();

  /** Ends, as far as an end is possible: what has leaked stays leaked. Idempotent. */
  void stop();

  /** What it has done so far, as {@code key=value} words. */
  String told();
}
