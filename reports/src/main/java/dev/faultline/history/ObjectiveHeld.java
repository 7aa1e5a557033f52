package dev.faultline.history;

import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Slo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds when a system was back: the first span in which every recovery SLO held in each second. The
 * runner asks while load goes on, the judge asks again with everything known.
 */
public final class ObjectiveHeld {
  private final List<Slo> slos;
  private final int heldSeconds;

  private final Map<Slo, Bound> bounds = new HashMap<>();

  /**
   * Reads the recovery SLOs and the span out of a scenario.
   *
   * @param control what was observed in the control phase
   * @param controlSeconds how long that was
   */
  public ObjectiveHeld(Scenario scenario, Observed control, double controlSeconds) {
    this.slos =
        scenario.slo().stream()
            .filter(slo -> slo.phase() == PhaseName.RECOVERY)
            .filter(ObjectiveHeld::knownEachSecond)
            .toList();
    this.heldSeconds = wholeSeconds(scenario.recovery().heldFor());
    for (Slo slo : slos) {
      OptionalDouble reference =
          control.value(slo.metric(), Bound.isUpper(slo.limit()), controlSeconds);
      Bound.of(slo.limit(), reference).ifPresent(bound -> bounds.put(slo, bound));
    }
  }

  /**
   * The start of the first span that held, if there is one yet.
   *
   * @param until everything before it has been observed, also the ends of calls
   */
  public Optional<Instant> firstSpan(SecondsSinceHeal seconds, Instant until) {
    int complete = seconds.completeUntil(until);
    int held = 0;
    for (int second = 0; second < complete; second++) {
      held = holds(seconds, second) ? held + 1 : 0;
      if (held == heldSeconds) {
        return Optional.of(seconds.healed().plusSeconds(second + 1L - held));
      }
    }
    return Optional.empty();
  }

  /** How many seconds in a row must hold. */
  public int heldSeconds() {
    return heldSeconds;
  }

  private boolean holds(SecondsSinceHeal seconds, int second) {
    // A second without any load proves nothing.
    return seconds.at(second).calls().count() > 0
        && slos.stream().allMatch(slo -> holds(slo, seconds, second));
  }

  private boolean holds(Slo slo, SecondsSinceHeal seconds, int second) {
    boolean upper = Bound.isUpper(slo.limit());
    OptionalDouble value = seconds.at(second).value(slo.metric(), upper, 1);
    if (value.isEmpty() && slo.metric().source() == Metric.Source.SAMPLES) {
      // Samples a second apart may fall on both sides of a second; older ones do not count.
      value = seconds.at(second - 1).value(slo.metric(), upper, 1);
    }
    Bound bound = bounds.get(slo);
    return bound != null && value.isPresent() && bound.holds(value.getAsDouble());
  }

  /** Stores and timeline are complete only after the run; such SLOs are judged over the span. */
  private static boolean knownEachSecond(Slo slo) {
    return switch (slo.metric().source()) {
      case CALLS, SAMPLES -> true;
      case STORES, TIMELINE, STATUS_READS -> false;
    };
  }

  private static int wholeSeconds(Duration span) {
    return (int) Math.max(1, (span.toMillis() + 999) / 1000);
  }
}
