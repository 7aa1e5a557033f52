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
 * A file of {@code deploy/} in which durations such as {@code <30m>}, and windows such as {@code
 * [<1m>]}, can run faster and words such as {@code <group-wait>} are filled in. Production and bed
 * are made from the same file, so the rules that a run measures are the rules that ship.
 */
record DeployTemplate(String text) {
  /** Two evaluations of a bed, which evaluates each second: anything shorter means nothing. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  /** A rate over fewer scrapes than these would be noise, and none at all when one comes late. */
  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);

  private static final Pattern HOLE =
      Pattern.compile("(\\[)?<(?:(\\d+)([smh])|([a-z]+(?:-[a-z]+)*))>");

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
    String bracket = hole.group(1) == null ? "" : hole.group(1);
    return bracket + (hole.group(4) == null ? span(hole, scale) : word(hole.group(4), words));
  }

  private static String word(String name, Map<String, String> words) {
    String value = words.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Nothing to put for <" + name + ">");
    }
    return value;
  }

  private static String span(MatchResult hole, int scale) {
    if (scale == 1) {
      return hole.group(2) + hole.group(3);
    }
    Duration least = hole.group(1) == null ? SHORTEST : SHORTEST_WINDOW;
    Duration shorter = Duration.ofSeconds(Math.ceilDiv(duration(hole).toSeconds(), scale));
    return (shorter.compareTo(least) < 0 ? least : shorter).toSeconds() + "s";
  }

  private static Duration duration(MatchResult hole) {
    long number = Long.parseLong(hole.group(2));
    return switch (hole.group(3)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
