package dev.faultline.runner;

import dev.faultline.run.RawCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the generator starts its requests when the plan wants them. A generator that is itself
 * still compiling makes bursts, which would be taken for the load of the control phase.
 */
final class Punctuality {
  private static final long LATE_MICROS = 100_000;

  /** Without a late start for so long the generator counts as punctual. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  private final CallTail tail;
  private long lastLateMicros;

  Punctuality(Path calls, Instant since) {
    this.tail = new CallTail(calls);
    this.lastLateMicros = micros(since);
  }

  /** Looks at what was recorded meanwhile. */
  boolean holdsAt(Instant now) {
    try {
      for (RawCall call : tail.next()) {
        if (call.start() - call.intended() > LATE_MICROS) {
          lastLateMicros = Math.max(lastLateMicros, call.start());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot follow the generator's calls", e);
    }
    return micros(now) - lastLateMicros >= LONG_ENOUGH.toMillis() * 1000;
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000;
  }
}
