package dev.faultline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One climb to the knee, and what happened at a multiple of it.
 *
 * @param system name of the bed
 * @param steps each faster than the one before, up to the first that did not keep up
 * @param beyond at three times the knee; none where no knee was found
 */
public record Climb(String system, int round, List<Step> steps, Optional<Step> beyond) {
  public static final int TIMES = 3;

  public Climb {
    steps = List.copyOf(steps);
  }

  /**
   * The last step that kept up, if the one after it did not. One that was not followed by a failing
   * one is no knee: how much more would have been served is not known.
   */
  public Optional<Step> knee() {
    return knee(steps);
  }

  public static Optional<Step> knee(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (!steps.get(i).keepsUp()) {
        return Optional.of(steps.get(i - 1));
      }
    }
    return Optional.empty();
  }

  /** Where the knee is, or why there is none. */
  public String words() {
    return knee()
        .map(found -> String.format(Locale.ROOT, "knee at %.0f/s", found.offeredPerSecond()))
        .orElseGet(
            () ->
                steps.getLast().keepsUp()
                    ? "no knee: every step kept up, the ramp ends too early"
                    : "no knee: the first step was too much already");
  }

  /** Each a quarter more than the one before. */
  public static List<Double> rates(double first, int most) {
    List<Double> rates = new ArrayList<>();
    double rate = first;
    for (int i = 0; i < most; i++) {
      rates.add((double) Math.round(rate));
      rate *= 1.25;
    }
    return List.copyOf(rates);
  }
}
