package dev.faultline.diagnosis;

import dev.faultline.run.Json;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * How large the heap of a role's JVM may be, as the options say that it was started with before
 * anything deviated. Its log of collections tells the same, but only of the process that ran last.
 *
 * @param part such as {@code worker-1}
 */
record HeapOptions(String part, String source, String options) {
  private static final String ALL = "configuration.json";
  static final String CHANGED = "configuration-difference.json";
  private static final String HEAP = "-Xmx";
  private static final String YOUNG = "-Xmn";

  /** Empty where no size of the heap is among the part's settings. */
  static Optional<HeapOptions> before(Seen seen, String part) {
    return seen.before()
        .text(ALL)
        .flatMap(text -> options(text, part))
        .map(options -> new HeapOptions(part, seen.before().source(ALL), options));
  }

  private static Optional<String> options(String settings, String part) {
    try {
      return Json.LINE
          .readTree(settings)
          .propertyStream()
          .filter(one -> one.getKey().startsWith(part + "."))
          .map(one -> one.getValue().asString(""))
          .filter(value -> value.contains(HEAP))
          .findFirst();
    } catch (JacksonException e) {
      // What cannot be read tells nothing.
      return Optional.empty();
    }
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
        .matcher(options)
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

  /** Whether somebody started the part anew with others while it was looked at. */
  static boolean changed(Seen seen, String part) {
    return ChangedSetting.of(seen.during(), CHANGED).stream()
        .anyMatch(one -> one.name().startsWith(part + ".") && one.before().contains(HEAP));
  }
}
