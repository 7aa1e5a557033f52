package dev.faultline.check;

import dev.faultline.run.Environment;
import dev.faultline.run.Leg;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.system.SystemUnderTest;
import java.util.Optional;

/** The small files of a run: what was asked for, of which system, on which machine. */
record Recorded(
    RunDirectory run,
    Scenario scenario,
    SystemUnderTest system,
    Environment environment,
    Optional<Leg> leg) {

  /** Whether this run was that part of a scenario of two legs. */
  boolean is(Leg.Place place) {
    return leg.map(Leg::place).filter(place::equals).isPresent();
  }
}
