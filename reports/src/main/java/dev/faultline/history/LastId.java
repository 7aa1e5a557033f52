package dev.faultline.history;

import java.util.UUID;

/** The id that was read last: what calls and stores say about one user is nearly always one id. */
final class LastId {
  private long high;
  private long low;
  private String text = "";

  /** The text of a UUID. */
  String text(long newHigh, long newLow) {
    if (text.isEmpty() || newHigh != high || newLow != low) {
      high = newHigh;
      low = newLow;
      text = new UUID(newHigh, newLow).toString();
    }
    return text;
  }
}
