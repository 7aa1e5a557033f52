package dev.faultline.catalogue;

import dev.faultline.scenario.Grip;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.scenario.file.Systems;
import dev.faultline.system.Role;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scenario and system files of a project. A scenario is read against the system that it names:
 * roles and settings must be there.
 *
 * @param home the project's root
 */
public record Catalogue(Path home) {
  /** What is run where nobody names a scenario. */
  public static final List<String> HEADLINE =
      List.of(
          "kafka-broker-down",
          "consumer-crash",
          "redis-sentinel-failover",
          "db-pool-leak",
          "gc-allocation-burst");

  /** How the two documents that Faultline was asked for by are cited. */
  private static final Pattern DOCUMENTS = Pattern.compile("(STEP 20|incident document),.*");

  private static final String ENDING = ".yaml";
  private static final Pattern ALERT = Pattern.compile("^ *- alert: (\\w+)$", Pattern.MULTILINE);

  /** Every scenario's name, sorted. */
  public List<String> names() {
    return namesIn(scenarios());
  }

  /** The names of those that a row of the two documents asks for, sorted. */
  public List<String> namesFromDocuments() throws InvalidFile {
    List<String> names = new ArrayList<>();
    for (String name : names()) {
      if (DOCUMENTS.matcher(scenario(name).seed()).matches()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** Every system's name, sorted. */
  public List<String> systemNames() {
    return namesIn(systems());
  }

  /** Reads a scenario by its name. */
  public Scenario scenario(String name) throws InvalidFile {
    return scenario(file(name));
  }

  /** Reads a scenario that may lie anywhere, against the systems of this project. */
  public Scenario scenario(Path file) throws InvalidFile {
    return ScenarioFile.read(file, new InProject());
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
      Place place = Place.of(String.valueOf(folder.getFileName()));
      throw new InvalidFile(List.of(Problem.ofWord(place, Finding.UNKNOWN_NAME, name, known)));
    }
    return folder.resolve(name + ENDING);
  }

  private static List<String> namesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** What scenario files need to know of this project. */
  private final class InProject implements Systems {
    @Override
    public List<String> names() {
      return systemNames();
    }

    @Override
    public Map<String, Set<String>> roles(String system) throws InvalidFile {
      Map<String, Set<String>> roles = new LinkedHashMap<>();
      for (Role role : system(system).roles()) {
        if (!role.oneShot()) {
          roles.put(role.name(), role.settings().keySet());
        }
      }
      return roles;
    }

    @Override
    public Set<Grip> grips(String system) throws InvalidFile {
      return system(system).grips();
    }

    @Override
    public List<String> alerts() {
      Path rules = home.resolve("deploy/prometheus/rules.yml");
      try {
        return Files.exists(rules)
            ? ALERT
                .matcher(Files.readString(rules))
                .results()
                .map(alert -> alert.group(1))
                .sorted()
                .toList()
            : List.of();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + rules, e);
      }
    }
  }
}
