package dev.faultline.runner;

import dev.faultline.bed.BedLock;
import dev.faultline.bed.Sweep;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.dispatch.Undo;
import dev.faultline.generator.LoadFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a killed run of this checkout left: open faults, containers and networks, and the folder
 * that held the bed's key.
 */
public final class Leftovers {
  private Leftovers() {}

  /** Undoes all of it, and says what it found and did; gives the number of things found. */
  public static int undo(Path home, Consumer<String> say) {
    // The lock proves that no run is going on whose faults would be healed under it.
    try (BedLock lock = BedLock.take(home, "undo")) {
      int faults = new Undo(home, LabelledContainers.ofThisMachine(), say).undoLeftovers();
      List<String> parts = Sweep.leftovers(lock);
      if (!parts.isEmpty()) {
        say.accept("removed containers: " + String.join(", ", parts));
      }
      return faults + parts.size() + loadFolders(home, say);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot undo what was left in " + home, e);
    }
  }

  private static int loadFolders(Path home, Consumer<String> say) throws IOException {
    Path state = home.resolve(".faultline");
    try (Stream<Path> found = Files.list(state)) {
      List<Path> folders =
          found.filter(path -> String.valueOf(path.getFileName()).startsWith("load-")).toList();
      for (Path folder : folders) {
        new LoadFolder(folder).close();
        say.accept("removed the generator's folder " + folder.getFileName());
      }
      return folders.size();
    }
  }
}
