package dev.faultline.chaos;

import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A run directory that a test may spoil. */
final class RunCopy {
  private RunCopy() {}

  /** Copies every file of a run to a folder of its own below {@code into}. */
  static RunDirectory of(RunDirectory run, Path into) throws IOException {
    Files.createDirectories(into);
    Path copy = Files.createTempDirectory(into, "run-");
    try (Stream<Path> files = Files.walk(run.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(run.root().relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return new RunDirectory(copy);
  }
}
