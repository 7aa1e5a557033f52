package dev.faultline.incident;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.RunDirectory.Lines;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads as much of a run as can be read: a run that broke off still has its story until then. Keeps
 * what could not be read, to be told.
 */
final class Salvage {
  private final RunDirectory run;
  private final List<String> lacking = new ArrayList<>();

  Salvage(RunDirectory run) {
    this.run = run;
  }

  /** Something that may be missing or damaged. */
  interface Reading<T> {
    T read() throws IOException, InvalidFile;
  }

  /** A small file as a whole. */
  <T> Optional<T> whole(String name, Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (IOException | InvalidFile | RuntimeException e) {
      lacking.add(name);
      return Optional.empty();
    }
  }

  /** Records up to the first one that is damaged; tells whether all of them could be read. */
  <T> boolean each(Lines<T> lines, Consumer<T> action) {
    try (Stream<T> records = run.read(lines)) {
      Iterator<T> iterator = records.iterator();
      while (iterator.hasNext()) {
        action.accept(iterator.next());
      }
      return true;
    } catch (RuntimeException e) {
      lacking.add(lines.path());
      return false;
    }
  }

  /** Files that are missing, or damaged from somewhere on. */
  List<String> lacking() {
    return List.copyOf(lacking);
  }
}
