package dev.faultline.generator;

import dev.faultline.history.Window;
import dev.faultline.run.RawCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether the generator starts its requests when the plan wants them. A generator that is itself
 * still compiling makes bursts, which would be taken for the load of the control phase.
 *
 * <p>A call is known only once it was answered, so silence proves nothing: nearly every call that
 * was planned in the span looked at must be there, and none of them late.
 */
public final class Punctuality {
  private static final long LATE_MICROS = 100_000;

  /** Without a late start for so long the generator counts as punctual. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  /** Calls planned within this time may still be under way. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  private static final double NEARLY_EVERY = 0.97;

  private final CallTail tail;
  private final double planned;
  private final Deque<RawCall> recent = new ArrayDeque<>();

  public Punctuality(Path calls, double callsPerSecond) {
    this.tail = new CallTail(calls);
    this.planned = callsPerSecond * LONG_ENOUGH.toMillis() / 1000;
  }

  /** Looks at what was recorded meanwhile. */
  public boolean holdsAt(Instant now) {
    try {
      tail.next().stream().filter(call -> !call.surged()).forEach(recent::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot follow the generator's calls", e);
    }
    long until = Window.micros(now.minus(UNDER_WAY));
    long from = until - LONG_ENOUGH.toMillis() * 1000;
    recent.removeIf(call -> call.intended() < from);
    long known = recent.stream().filter(call -> call.intended() < until).count();
    return known >= planned * NEARLY_EVERY
        && recent.stream().noneMatch(call -> call.start() - call.intended() > LATE_MICROS);
  }
}
