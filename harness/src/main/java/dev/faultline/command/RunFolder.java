package dev.faultline.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the run that somebody means by a path: a run's folder, or one with a single run below. */
final class RunFolder {
  /** runs/start/scenario/attempt. */
  private static final int DEEPEST = 3;

  private RunFolder() {}

  static Path of(Path named, Words words) {
    List<Path> found = all(named, words);
    if (found.size() > 1) {
      throw new WrongUsage(words.say("several-runs", named, found.size(), found.getFirst()));
    }
    return found.getFirst();
  }

  /** Every run in or below a folder; at least one. */
  static List<Path> all(Path named, Words words) {
    if (!Files.isDirectory(named)) {
      throw new WrongUsage(words.say("no-run", named));
    }
    try (Stream<Path> walk = Files.walk(named.toRealPath(), DEEPEST)) {
      List<Path> found = walk.filter(RunFolder::isRun).sorted().toList();
      if (found.isEmpty()) {
        throw new WrongUsage(words.say("no-run", named));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + named, e);
    }
  }

  private static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve("scenario.yaml"));
  }
}
