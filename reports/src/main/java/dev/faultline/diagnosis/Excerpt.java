package dev.faultline.diagnosis;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of an excerpt: which log it is from, when the engine wrote it, and what it says. */
final class Excerpt {
  private static final Pattern AT =
      Pattern.compile("[\\w.-]+: (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z) .*");

  private Excerpt() {}

  static Optional<Long> second(String line) {
    Matcher at = AT.matcher(line);
    return at.matches()
        ? Optional.of(Instant.parse(at.group(1)).getEpochSecond())
        : Optional.empty();
  }

  /** The part whose log it is from. */
  static String part(String line) {
    return line.substring(0, Math.max(0, line.indexOf(".log: ")));
  }
}
