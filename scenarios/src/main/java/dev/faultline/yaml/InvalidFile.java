package dev.faultline.yaml;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file that cannot be used, with everything that is wrong with it; exit code 2. */
public final class InvalidFile extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // nobody serializes it
  private final List<Problem> problems;

  public InvalidFile(List<Problem> problems) {
    super(lines(problems, Locale.ENGLISH));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  /** All problems, in reading order. */
  public List<Problem> problems() {
    return problems;
  }

  /** All problems, one a line, in the language. */
  public String message(Locale language) {
    return lines(problems, language);
  }

  private static String lines(List<Problem> problems, Locale language) {
    return problems.stream()
        .sorted()
        .distinct()
        .map(problem -> problem.text(language))
        .collect(Collectors.joining("\n"));
  }
}
