package dev.faultline.diagnosis;

import java.util.Arrays;
import java.util.List;

/**
 * Something that was seen, and how much it says for a cause, or against it where the weight is
 * negative: 5 and more is a sign that hardly anything else gives, 1 is what many causes share.
 *
 * @param key of its sentence, which has a place for each figure
 * @param source file in the run directory
 */
record Fact(Cause cause, int weight, String key, List<String> figures, String source) {
  Fact {
    figures = List.copyOf(figures);
  }

  static Fact of(Cause cause, int weight, String key, String source, Object... figures) {
    return new Fact(cause, weight, key, Arrays.stream(figures).map(Fact::text).toList(), source);
  }

  private static String text(Object figure) {
    return figure instanceof Double number ? number(number) : String.valueOf(figure);
  }

  private static String number(double value) {
    return Math.abs(value) >= 100
        ? "%,.0f".formatted(value)
        : "%.2f".formatted(value).replaceFirst("\\.?0+$", "");
  }
}
