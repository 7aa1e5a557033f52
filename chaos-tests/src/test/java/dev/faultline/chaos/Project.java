package dev.faultline.chaos;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.Scenario;
import dev.faultline.suite.Plan;
import dev.faultline.suite.PlannedLeg;
import dev.faultline.system.SystemFile;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the tests find the project, and plans out of it. */
final class Project {
  static final Path HOME =
      Path.of(System.getProperty("faultline.home", "..")).toAbsolutePath().normalize();

  /** Runs that are meant to go wrong; apart from {@code runs/}, which holds the suite's. */
  static final Path MEANT_TO_GO_WRONG = HOME.resolve("chaos-tests/target/runs");

  /** The same arrivals in every build. */
  static final long SEED = 20;

  private Project() {}

  static Plan plan(String scenario) throws InvalidFile, IOException {
    return Plan.of(new Catalogue(HOME), scenario, Optional.empty(), SEED);
  }

  /** A scenario on a variant of its system. */
  static Plan plan(String scenario, String variant) throws InvalidFile, IOException {
    return Plan.of(new Catalogue(HOME), scenario, Optional.of(variant), SEED);
  }

  /** The short scenario of these tests, on a system of the catalogue. */
  static Plan shortOutageOn(String system) throws InvalidFile, IOException {
    Path file = HOME.resolve("chaos-tests/src/test/resources/scenarios/short-broker-outage.yaml");
    Scenario scenario = new Catalogue(HOME).scenario(file);
    Path systemFile = new Catalogue(HOME).systemFile(system);
    return new Plan(
        scenario,
        Files.readString(file),
        List.of(PlannedLeg.only(SystemFile.read(systemFile), SystemFile.mergedText(systemFile))),
        SEED);
  }
}
