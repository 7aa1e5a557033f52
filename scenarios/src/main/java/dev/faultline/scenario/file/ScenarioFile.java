package dev.faultline.scenario.file;

import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.KnownSystem.Told;
import dev.faultline.yaml.Document;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Problems;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Source;
import dev.faultline.yaml.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads scenario files, strictly: nothing unknown, nothing repeated, nothing without its unit, and
 * every problem at once.
 */
public final class ScenarioFile {
  /** The name of a scenario's copy in a run directory, where it need not be called so inside. */
  private static final String IN_RUN = "scenario.yaml";

  private ScenarioFile() {}

  /** Reads a file by itself: any name may be a role. Its name must be the scenario's. */
  public static Scenario read(Path file) throws InvalidFile {
    return read(
        Source.of(file),
        new ScenarioReader(nameOf(file), ScenarioFile::nameOnly, List.of()),
        new Problems());
  }

  /** Reads a file and holds system, roles and settings against the systems that there are. */
  public static Scenario read(Path file, Systems systems) throws InvalidFile {
    Problems problems = new Problems();
    ScenarioReader reader =
        new ScenarioReader(
            nameOf(file), value -> system(value, systems, problems), systems.alerts());
    return read(Source.of(file), reader, problems);
  }

  /** Reads a text; {@code label} stands in front of line and column. */
  public static Scenario read(String label, String text) throws InvalidFile {
    return read(
        Source.of(label, text),
        new ScenarioReader(Optional.empty(), ScenarioFile::nameOnly, List.of()),
        new Problems());
  }

  private static Scenario read(Source source, ScenarioReader reader, Problems problems)
      throws InvalidFile {
    return problems.end(Document.parse(source, problems).mapping(reader::scenario));
  }

  private static Read<KnownSystem> nameOnly(Value value) {
    return Bounds.name(value).map(name -> new KnownSystem(name, Optional.empty()));
  }

  private static Read<KnownSystem> system(Value value, Systems systems, Problems problems) {
    return Bounds.name(value)
        .then(
            name ->
                systems.names().contains(name)
                    ? told(name, systems, problems)
                    : value.unknown(Finding.UNKNOWN_NAME, name, systems.names()));
  }

  private static Read<KnownSystem> told(String name, Systems systems, Problems problems) {
    try {
      Told told = new Told(systems.roles(name), systems.grips(name));
      return Read.of(new KnownSystem(name, Optional.of(told)));
    } catch (InvalidFile e) {
      problems.addAll(e);
      return Read.failed();
    }
  }

  private static Optional<String> nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals(IN_RUN) ? Optional.empty() : Optional.of(name.replaceFirst("\\.ya?ml$", ""));
  }
}
