package dev.faultline.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a number with a unit measures, and the units that it may carry. */
public enum Dimension {
  /** Base unit: milliseconds. */
  DURATION,
  /** Base unit: the whole. */
  SHARE,
  /** Base unit: events per second. */
  RATE,
  /** Base unit: megabytes. */
  MEMORY;

  private static final int DIGITS = 12;

  private record Unit(String word, double factor) {}

  private List<Unit> known() {
    return switch (this) {
      case DURATION ->
          List.of(
              new Unit("ms", 1), new Unit("s", 1e3), new Unit("m", 60e3), new Unit("h", 3600e3));
      case SHARE -> List.of(new Unit("%", 0.01));
      case RATE -> List.of(new Unit("/s", 1));
      case MEMORY -> List.of(new Unit("MB", 1), new Unit("GB", 1024));
    };
  }

  Finding needsUnit() {
    return switch (this) {
      case DURATION -> Finding.DURATION_NEEDS_UNIT;
      case SHARE -> Finding.SHARE_NEEDS_UNIT;
      case RATE -> Finding.RATE_NEEDS_UNIT;
      case MEMORY -> Finding.MEMORY_NEEDS_UNIT;
    };
  }

  List<String> units() {
    return known().stream().map(Unit::word).toList();
  }

  Optional<Double> factor(String unit) {
    return known().stream().filter(it -> it.word().equals(unit)).map(Unit::factor).findFirst();
  }

  /** A value in the unit that writes it shortest. */
  String format(double inBaseUnit) {
    return known().stream()
        .map(unit -> plain(inBaseUnit / unit.factor()) + unit.word())
        .min(Comparator.comparing(String::length))
        .orElseThrow();
  }

  /** A number without trailing zeros and without an exponent. */
  static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(DIGITS));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
