package dev.faultline.diagnosis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Options of its JVM that a part had until somebody started it anew with others. Its log of
 * collections tells only of the process that ran last.
 */
record HeapOptions(String source, String text) {
  private static final String FILE = "configuration-difference.json";
  private static final String HEAP = "-Xmx";
  private static final String YOUNG = "-Xmn";

  /**
   * Empty where nobody changed them while they were looked at.
   *
   * @param part such as {@code worker-1}
   */
  static Optional<HeapOptions> replaced(Seen seen, String part) {
    return ChangedSetting.of(seen.during(), FILE).stream()
        .filter(one -> one.name().startsWith(part + ".") && one.before().contains(HEAP))
        .map(one -> new HeapOptions(seen.during().source(FILE), one.before()))
        .findFirst();
  }

  /** How much of the heap the young generation was given, where that was said. */
  OptionalDouble youngShare() {
    OptionalDouble heap = size(HEAP);
    OptionalDouble young = size(YOUNG);
    return heap.isPresent() && young.isPresent()
        ? OptionalDouble.of(young.getAsDouble() / heap.getAsDouble())
        : OptionalDouble.empty();
  }

  /** In bytes; of an option that is given twice the last one counts, as it does for the JVM. */
  private OptionalDouble size(String option) {
    return Pattern.compile(option + "(\\d+)([kKmMgG]?)(?=\\s|$)")
        .matcher(text)
        .results()
        .mapToDouble(HeapOptions::bytes)
        .reduce((first, last) -> last);
  }

  private static double bytes(MatchResult size) {
    int shift =
        switch (size.group(2)) {
          case "k", "K" -> 10;
          case "m", "M" -> 20;
          case "g", "G" -> 30;
          default -> 0;
        };
    return Double.parseDouble(size.group(1)) * (1L << shift);
  }
}
