package dev.faultline.scenario;

/**
 * One promise about one metric in one phase. In phase {@code recovery} it is judged in the span
 * where the objective is held (before that the system is still recovering, which the recovery clock
 * bounds).
 *
 * @param minSamples with fewer values the check is INVALID, never PASS
 */
public record Slo(PhaseName phase, Metric metric, Limit limit, int minSamples) {
  public Slo {
    if (minSamples < 1) {
      throw new IllegalArgumentException("min-samples is 1 or more, not " + minSamples);
    }
  }
}
