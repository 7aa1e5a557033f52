package dev.faultline.verdict;

import dev.faultline.scenario.Metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number with its unit.
 *
 * @param text the same for people, for example {@code 12.3 ms} or {@code 0.05 %}
 */
public record Quantity(double value, Unit unit, String text) {
  /** A value in the unit in which metrics are kept. */
  public static Quantity of(double value, Unit unit) {
    return new Quantity(value, unit, text(value, unit));
  }

  /** How many. */
  public static Quantity count(long count) {
    return of((double) count, Unit.COUNT);
  }

  /** A time. */
  public static Quantity millis(double millis) {
    return of(millis, Unit.MILLISECONDS);
  }

  private static String text(double value, Unit unit) {
    return switch (unit) {
      case MILLISECONDS ->
          Math.abs(value) >= 1_000 ? number(value / 1000, 2) + " s" : number(value, 1) + " ms";
      case SHARE -> number(value * 100, 3) + " %";
      case PER_SECOND -> number(value, 1) + "/s";
      case COUNT -> number(value, 2);
    };
  }

  private static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
