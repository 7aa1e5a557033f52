package dev.faultline.load;

import java.time.Instant;

/** The unit of all times in the calls file. */
final class EpochMicros {
  private EpochMicros() {}

  static long of(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
