package dev.faultline.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether no alert has been active for a while. */
final class Quiet {
  /** The history of alerts is kept in whole seconds, and one scrape may be missing in it. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  private final Scene scene;
  private Optional<Instant> since = Optional.empty();

  Quiet(Scene scene) {
    this.scene = scene;
  }

  boolean look() {
    Instant now = scene.timeline().now();
    since =
        scene.prometheus().activeAlerts().isEmpty()
            ? since.or(() -> Optional.of(now))
            : Optional.empty();
    return since.filter(from -> !now.isBefore(from.plus(LONG_ENOUGH))).isPresent();
  }
}
