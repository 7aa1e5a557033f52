package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.run.Sample;
import dev.faultline.scenario.Metric;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.StoreUnreachable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No load any more: waits until outbox and topic are empty, no letter is open, and all stays so.
 */
final class Drain {
  private static final Duration SPARE = ofSeconds(20);
  private static final int LOOKS_IN_A_ROW = 3;
  private static final Duration FRESH = ofSeconds(2);
  private static final String NONE = "0";
  private static final Duration LOOK_EVERY = ofMillis(300);

  private final Scene scene;
  private final Load load;
  private String last = "";
  private long lastEnd = -1;
  private int looks;

  Drain(Scene scene, Load load) {
    this.scene = scene;
    this.load = load;
  }

  PhaseEnd run() throws IOException {
    load.process().stop();
    Duration longest = scene.order().scenario().recovery().drainedWithin().plus(SPARE);
    Optional<String> dry = scene.await().found(this::look, longest, LOOK_EVERY);
    return new PhaseEnd(
        scene.timeline().now(), dry.isPresent(), dry.orElse("at the deadline: " + last));
  }

  private Optional<String> look() {
    try {
      long outbox = scene.ledger().outboxRows();
      ConsumerGroup.Position position = scene.group().position();
      String letters = openLetters();
      boolean dry = outbox == 0 && position.lag() == 0 && letters.equals(NONE);
      boolean still = dry && position.endOffset() == lastEnd;
      looks = still && !load.process().alive() ? looks + 1 : 0;
      lastEnd = position.endOffset();
      last =
          "outbox %d, lag %d, end offset %d, open letters %s, generator %s"
              .formatted(
                  outbox,
                  position.lag(),
                  position.endOffset(),
                  letters,
                  load.process().alive() ? "still running" : "ended");
    } catch (SQLException | StoreUnreachable e) {
      looks = 0;
      last = Doing.message(e);
    }
    return looks >= LOOKS_IN_A_ROW ? Optional.of(last) : Optional.empty();
  }

  /** As the system itself counts them; a system that does not count has none to wait for. */
  private String openLetters() {
    String promql = scene.order().system().metrics().get(Metric.DLT_OPEN);
    if (promql == null) {
      return NONE;
    }
    Instant now = scene.timeline().now();
    List<Sample> values =
        scene.prometheus().values(Metric.DLT_OPEN.word(), promql, now.minus(FRESH), now);
    return values.isEmpty() ? "unknown" : Long.toString(Math.round(values.getLast().value()));
  }
}
