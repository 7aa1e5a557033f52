package dev.faultline.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is wrong with a file, and what to do about it.
 *
 * @param arguments what was found and what is allowed, in the order of the finding's words
 * @param nearest the known word that was probably meant
 */
public record Problem(
    Place place, Finding finding, List<String> arguments, Optional<String> nearest)
    implements Comparable<Problem> {

  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** A problem without a word that was probably meant. */
  public static Problem of(Place place, Finding finding, String... arguments) {
    return new Problem(place, finding, List.of(arguments), Optional.empty());
  }

  /**
   * A word that is not in a closed list: the list is the last argument, the nearest word of it is
   * offered.
   */
  public static Problem ofWord(
      Place place, Finding finding, String found, Iterable<String> allowed) {
    return new Problem(
        place, finding, List.of(found, String.join(", ", allowed)), NearestWord.to(found, allowed));
  }

  /** Place and words in the language, or in English where that language is not known. */
  public String text(Locale language) {
    String words = Words.of(language).say(finding, arguments);
    String meant = nearest.map(word -> "; " + Words.of(language).didYouMean(word)).orElse("");
    return place + ": " + words + meant;
  }

  @Override
  public int compareTo(Problem other) {
    return Comparator.comparing(Problem::place)
        .thenComparing(Problem::finding)
        .thenComparing(problem -> problem.arguments().toString())
        .compare(this, other);
  }

  /** In English. */
  @Override
  public String toString() {
    return text(Locale.ENGLISH);
  }
}
