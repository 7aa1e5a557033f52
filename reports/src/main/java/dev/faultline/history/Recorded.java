package dev.faultline.history;

import dev.faultline.run.Environment;
import dev.faultline.run.Json;
import dev.faultline.run.Leg;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The small files of a run: what was asked for, of which system, on which machine. */
public record Recorded(
    RunDirectory run,
    Scenario scenario,
    SystemUnderTest system,
    Environment environment,
    Optional<Leg> leg) {

  /** Reads them; a run without a leg has none. */
  public static Recorded of(RunDirectory run) throws IOException, InvalidFile {
    return new Recorded(
        run,
        ScenarioFile.read(run.scenario()),
        SystemFile.read(run.system()),
        Json.read(run.environment(), Environment.class),
        Files.exists(run.leg()) ? Optional.of(Json.read(run.leg(), Leg.class)) : Optional.empty());
  }

  /** Whether this run was that part of a scenario of two legs. */
  public boolean is(Leg.Place place) {
    return leg.map(Leg::place).filter(place::equals).isPresent();
  }
}
