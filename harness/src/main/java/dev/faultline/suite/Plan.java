package dev.faultline.suite;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.Environment;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.runner.RunOrder;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Everything that a run depends on, read and checked before anything is started. */
public record Plan(
    Scenario scenario, String scenarioText, SystemUnderTest system, String systemText, long seed) {

  /**
   * Plans a scenario of the catalogue.
   *
   * @param variant a system file's name, with or without the name of the system it varies
   */
  public static Plan of(Catalogue catalogue, String name, Optional<String> variant, long seed)
      throws InvalidFile, IOException {
    Path file = catalogue.file(name);
    Scenario scenario = catalogue.scenario(name);
    String systemName =
        variant.map(v -> variantName(catalogue, scenario, v)).orElse(scenario.system());
    Path systemFile = catalogue.systemFile(systemName);
    return new Plan(
        scenario,
        Files.readString(file),
        SystemFile.read(systemFile),
        SystemFile.mergedText(systemFile),
        seed);
  }

  /** Plans an old run again: the same files and the same seed, whatever the project says by now. */
  public static Plan of(RunDirectory run) throws InvalidFile, IOException {
    return new Plan(
        ScenarioFile.read(run.scenario()),
        Files.readString(run.scenario()),
        SystemFile.read(run.system()),
        Files.readString(run.system()),
        Json.read(run.environment(), Environment.class).seed());
  }

  /** A seed for those who did not ask for one. */
  public static long drawSeed() {
    // Small enough to be read aloud; the seed only has to differ from run to run.
    return RandomGenerator.getDefault().nextLong(1, 1_000_000_000);
  }

  /** The order for one attempt at it. */
  public RunOrder order(int attempt, Path home, Path suite, boolean keep) {
    return new RunOrder(
        scenario, scenarioText, system, systemText, seed, attempt, home, suite, keep);
  }

  private static String variantName(Catalogue catalogue, Scenario scenario, String variant) {
    String varied = scenario.system() + "-" + variant;
    boolean known = catalogue.systemNames().contains(variant);
    return !known && catalogue.systemNames().contains(varied) ? varied : variant;
  }
}
