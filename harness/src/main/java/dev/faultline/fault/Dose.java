package dev.faultline.fault;

import java.time.Duration;

/**
 * How much of a fault was asked and measured; the run is INVALID outside {@code least} to {@code
 * most}.
 */
public record Dose(
    String name, String unit, double asked, double measured, double least, double most) {
  private static final double LEAST_SHARE = 0.9;

  /**
   * A dose of time: nearly as long as asked, and not longer than that with an allowance.
   *
   * @param allowance for what nobody controls, such as the booting of a process
   */
  public static Dose seconds(String name, Duration asked, Duration measured, Duration allowance) {
    double wanted = asked.toMillis() / 1000.0;
    return new Dose(
        name,
        "s",
        wanted,
        measured.toMillis() / 1000.0,
        wanted * LEAST_SHARE,
        wanted + allowance.toSeconds());
  }
}
