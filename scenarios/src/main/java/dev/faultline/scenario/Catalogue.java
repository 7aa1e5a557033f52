package dev.faultline.scenario;

import dev.faultline.system.SystemFile;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.NearestWord;
import dev.faultline.yaml.Place;
import dev.faultline.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scenario and system files of a project.
 *
 * @param home the project's root
 */
public record Catalogue(Path home) {
  private static final String ENDING = ".yaml";

  /** Every scenario's name, sorted. */
  public List<String> names() {
    return namesIn(scenarios());
  }

  /** Every system's name, sorted. */
  public List<String> systemNames() {
    return namesIn(systems());
  }

  /** Reads a scenario by its name. */
  public Scenario scenario(String name) throws InvalidFile {
    return ScenarioFile.read(file(name));
  }

  /** Reads a system by its name. */
  public SystemUnderTest system(String name) throws InvalidFile {
    return SystemFile.read(systemFile(name));
  }

  /** Where a scenario stands; a name that is not there is told with the nearest one. */
  public Path file(String name) throws InvalidFile {
    return file(scenarios(), name);
  }

  /** Where a system stands; a name that is not there is told with the nearest one. */
  public Path systemFile(String name) throws InvalidFile {
    return file(systems(), name);
  }

  /** The scenario's name that was probably meant. */
  public Optional<String> nearest(String name) {
    return NearestWord.to(name, names());
  }

  private Path scenarios() {
    return home.resolve("scenarios");
  }

  private Path systems() {
    return scenarios().resolve("systems");
  }

  private static Path file(Path folder, String name) throws InvalidFile {
    List<String> known = namesIn(folder);
    if (!known.contains(name)) {
      throw new InvalidFile(
          List.of(
              Problem.ofWord(
                  Place.of(String.valueOf(folder.getFileName())),
                  Finding.UNKNOWN_NAME,
                  name,
                  known)));
    }
    return folder.resolve(name + ENDING);
  }

  static List<String> namesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ENDING))
          .map(ScenarioFile::stem)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
