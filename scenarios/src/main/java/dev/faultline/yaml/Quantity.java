package dev.faultline.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers, with and without units, and holds them against their bounds. */
final class Quantity {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
  private static final Pattern WITH_UNIT = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,9})?) ?(\\D*)");

  private Quantity() {}

  static Read<Long> count(Value value, String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      return value.wrong(Finding.NOT_A_COUNT, text);
    }
    long count = Long.parseLong(text);
    return count < least || count > most
        ? value.wrong(Finding.OUT_OF_RANGE, text, Long.toString(least), Long.toString(most))
        : Read.of(count);
  }

  static Read<Double> number(Value value, String text, double least, double most) {
    if (!NUMBER.matcher(text).matches()) {
      return value.wrong(Finding.NOT_A_NUMBER, text);
    }
    double number = Double.parseDouble(text);
    return number < least || number > most
        ? value.wrong(Finding.OUT_OF_RANGE, text, Dimension.plain(least), Dimension.plain(most))
        : Read.of(number);
  }

  static Read<Double> of(Value value, String text, Dimension dimension, double least, double most) {
    Matcher matcher = WITH_UNIT.matcher(text);
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      return value.wrong(dimension.needsUnit(), text);
    }
    String unit = matcher.group(2);
    Optional<Double> factor = dimension.factor(unit);
    if (factor.isEmpty()) {
      return value.wrong(Finding.UNKNOWN_UNIT, text, unit, String.join(", ", dimension.units()));
    }
    double number = Double.parseDouble(matcher.group(1)) * factor.get();
    return number < least || number > most
        ? value.wrong(Finding.OUT_OF_RANGE, text, dimension.format(least), dimension.format(most))
        : Read.of(number);
  }
}
