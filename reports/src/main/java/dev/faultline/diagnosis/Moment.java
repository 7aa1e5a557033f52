package dev.faultline.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was gathered at one moment; a file that is not there tells nothing. */
record Moment(Path folder) {
  private static final Pattern COUNT = Pattern.compile("(.+?)\\s+(\\d+|true|false)");
  private static final String NO_ANSWER = "no answer:";

  /** A file's name as readers of the run directory find it. */
  String source(String file) {
    return "evidence/" + folder.getFileName() + "/" + file;
  }

  Optional<String> text(String file) {
    Path path = folder.resolve(file);
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Lines of values that tabs part, by the names in the first line. */
  List<Map<String, String>> rows(String file) {
    List<String> lines =
        text(file).filter(text -> !text.startsWith(NO_ANSWER)).stream()
            .flatMap(String::lines)
            .toList();
    List<Map<String, String>> rows = new ArrayList<>();
    if (lines.isEmpty()) {
      return rows;
    }
    List<String> names = List.of(lines.getFirst().split("\t", -1));
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = List.of(line.split("\t", -1));
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
        row.put(names.get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The row of a table whose first column has this value. */
  Map<String, String> row(String file, String first) {
    return rows(file).stream()
        .filter(row -> row.values().stream().findFirst().filter(first::equals).isPresent())
        .findFirst()
        .orElse(Map.of());
  }

  /** A number of a file that has a name and a number in each line. */
  OptionalDouble count(String file, String name) {
    return text(file).stream()
        .flatMap(String::lines)
        .map(COUNT::matcher)
        .filter(Matcher::matches)
        .filter(line -> line.group(1).equals(name))
        .mapToDouble(line -> number(line.group(2)).orElse(0))
        .findFirst();
  }

  /** Names of the files that begin so. */
  List<String> files(String begin) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.startsWith(begin))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder, e);
    }
  }

  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
