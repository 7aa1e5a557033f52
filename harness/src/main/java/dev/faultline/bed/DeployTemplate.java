package dev.faultline.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code deploy/} in which durations such as {@code <30m>} can run faster and words such
 * as {@code <group-wait>} are filled in. Production and bed are made from the same file, so the
 * rules that a run measures are the rules that ship.
 */
record DeployTemplate(String text) {
  /** Two evaluations of a bed, which evaluates each second: anything shorter means nothing. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private static final Pattern HOLE = Pattern.compile("<(?:(\\d+)([smh])|([a-z]+(?:-[a-z]+)*))>");

  static DeployTemplate read(Path file) {
    try {
      return new DeployTemplate(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + file, e);
    }
  }

  /** Fills the holes; a word that nobody gave a value for is an error. */
  String render(int scale, Map<String, String> words) {
    return HOLE.matcher(text)
        .replaceAll(hole -> Matcher.quoteReplacement(fill(hole, scale, words)));
  }

  private static String fill(MatchResult hole, int scale, Map<String, String> words) {
    if (hole.group(3) != null) {
      String value = words.get(hole.group(3));
      if (value == null) {
        throw new IllegalArgumentException("Nothing to put for <" + hole.group(3) + ">");
      }
      return value;
    }
    return scale == 1
        ? hole.group(1) + hole.group(2)
        : scaled(duration(hole), scale).toSeconds() + "s";
  }

  private static Duration scaled(Duration shipped, int scale) {
    Duration shorter = Duration.ofSeconds(Math.ceilDiv(shipped.toSeconds(), scale));
    return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
  }

  private static Duration duration(MatchResult hole) {
    long number = Long.parseLong(hole.group(1));
    return switch (hole.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
