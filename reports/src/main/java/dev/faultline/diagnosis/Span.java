package dev.faultline.diagnosis;

/** Whole seconds since the epoch, both ends included. */
record Span(long from, long to) {
  Span {
    if (to < from) {
      throw new IllegalArgumentException("a span ends before it starts: " + from + " to " + to);
    }
  }

  boolean contains(long second) {
    return second >= from && second <= to;
  }

  long seconds() {
    return to - from + 1;
  }
}
