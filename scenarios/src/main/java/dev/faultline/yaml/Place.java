package dev.faultline.yaml;

import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where something stands, as editors and terminals write it.
 *
 * @param file as shown to people
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, in code points; 0 when the whole file is meant
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> READING_ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::column);

  /** The whole file. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  static Place of(Mark mark) {
    return new Place(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Place of(Optional<Mark> mark) {
    return of(mark.orElseThrow(() -> new IllegalStateException("every node is read with marks")));
  }

  @Override
  public int compareTo(Place other) {
    return READING_ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
  }
}
