package dev.faultline.scenario;

import dev.faultline.scenario.ScenarioReader.Named;
import dev.faultline.system.SystemFile;
import dev.faultline.yaml.Document;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Problems;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Source;
import dev.faultline.yaml.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads scenario files, strictly: nothing unknown, nothing repeated, nothing without its unit, and
 * every problem at once.
 */
public final class ScenarioFile {
  /** The name of a scenario's copy in a run directory, where it need not be called so inside. */
  private static final String IN_RUN = "scenario.yaml";

  private ScenarioFile() {}

  /**
   * Reads a file. Its name must be the scenario's. Where a folder {@code systems} lies beside it,
   * roles and settings are held against the system file too.
   */
  public static Scenario read(Path file) throws InvalidFile {
    Path systems = file.toAbsolutePath().resolveSibling("systems");
    String fileName = String.valueOf(file.getFileName());
    Problems problems = new Problems();
    return read(
        Source.of(file),
        fileName.equals(IN_RUN) ? Optional.empty() : Optional.of(stem(fileName)),
        Files.isDirectory(systems)
            ? value -> system(value, systems, problems)
            : ScenarioFile::nameOnly,
        problems);
  }

  /** Reads a text; {@code label} stands in front of line and column. */
  public static Scenario read(String label, String text) throws InvalidFile {
    return read(Source.of(label, text), Optional.empty(), ScenarioFile::nameOnly, new Problems());
  }

  private static Scenario read(
      Source source,
      Optional<String> fileName,
      Function<Value, Read<Named>> systems,
      Problems problems)
      throws InvalidFile {
    ScenarioReader reader = new ScenarioReader(fileName, systems);
    return problems.end(Document.parse(source, problems).mapping(reader::scenario));
  }

  private static Read<Named> nameOnly(Value value) {
    return Bounds.name(value).map(name -> new Named(name, Optional.empty()));
  }

  private static Read<Named> system(Value value, Path systems, Problems problems) {
    return Bounds.name(value).then(name -> system(value, name, systems, problems));
  }

  private static Read<Named> system(Value value, String name, Path systems, Problems problems) {
    Path file = systems.resolve(name + ".yaml");
    if (!Files.isRegularFile(file)) {
      return value.unknown(Finding.UNKNOWN_NAME, name, Catalogue.namesIn(systems));
    }
    try {
      return Read.of(new Named(name, Optional.of(SystemFile.read(file))));
    } catch (InvalidFile e) {
      problems.addAll(e);
      return Read.failed();
    }
  }

  static String stem(String fileName) {
    return fileName.replaceFirst("\\.ya?ml$", "");
  }
}
