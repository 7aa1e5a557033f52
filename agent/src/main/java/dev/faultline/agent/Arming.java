package dev.faultline.agent;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * At most one cause at a time, and none for longer than was said when it was armed: whoever armed
 * it may have died.
 */
final class Arming {
  private static final Duration LONGEST = Duration.ofMinutes(11);

  private final Function<String[], Cause> causes;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("faultline-agent-clock").factory());
  private Optional<Cause> armed = Optional.empty();
  private Future<?> ending = CompletableFuture.completedFuture(null);
  private String lastTold = "";

  Arming(Function<String[], Cause> causes) {
    this.causes = causes;
  }

  /** Answers {@code arm <millis> <cause>…}, {@code disarm} and {@code status}. */
  synchronized String answer(String order) {
    String[] words = order.strip().split(" +");
    return switch (words[0]) {
      case "arm" -> arm(words);
      case "disarm" -> disarm();
      case "status" -> status();
      default -> throw new IllegalArgumentException("unknown order " + words[0]);
    };
  }

  private String arm(String[] words) {
    if (armed.isPresent()) {
      throw new IllegalStateException("armed already: " + status());
    }
    if (words.length < 3) {
      throw new IllegalArgumentException("arm wants milliseconds and a cause");
    }
    long millis = Long.parseLong(words[1]);
    if (millis < 1 || millis > LONGEST.toMillis()) {
      throw new IllegalArgumentException("a cause lasts 1 to " + LONGEST.toMillis() + " ms");
    }
    Cause cause = causes.apply(Arrays.copyOfRange(words, 2, words.length));
    cause.start();
    armed = Optional.of(cause);
    ending = clock.schedule(() -> expire(cause), millis, TimeUnit.MILLISECONDS);
    return status();
  }

  /** A later cause is not ended by the clock of an earlier one. */
  private synchronized void expire(Cause cause) {
    if (armed.filter(now -> now == cause).isPresent()) {
      disarm();
    }
  }

  private String disarm() {
    ending.cancel(false);
    armed.ifPresent(
        cause -> {
          cause.stop();
          lastTold = cause.told();
        });
    armed = Optional.empty();
    return status();
  }

  private String status() {
    return armed
        .map(cause -> "armed " + cause.told())
        .orElseGet(() -> ("idle " + lastTold).strip());
  }
}
