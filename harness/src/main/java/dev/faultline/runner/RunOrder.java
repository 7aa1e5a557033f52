package dev.faultline.runner;

import dev.faultline.bed.BedKind;
import dev.faultline.run.Leg;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be run, and where its records go.
 *
 * @param scenarioText the file as it stands; kept in the run directory
 * @param systemText the system file with everything it extends merged in
 * @param leg which part of a scenario of two legs this is; none in others
 * @param seed of every draw; the same seed gives the same plan
 * @param attempt 1 for the first; also the name of the run directory
 * @param home root of the project
 * @param suite folder of this start, {@code runs/<start>}
 * @param extras what is wanted beyond the story
 */
public record RunOrder(
    Scenario scenario,
    String scenarioText,
    SystemUnderTest system,
    String systemText,
    Optional<Leg> leg,
    long seed,
    int attempt,
    Path home,
    Path suite,
    Extras extras) {

  public RunOrder {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
    home = home.toAbsolutePath().normalize();
    suite = suite.toAbsolutePath().normalize();
  }

  /** Where this attempt's records go. */
  public RunDirectory directory() {
    return new RunDirectory(suite.resolve(title()).resolve(String.valueOf(attempt)));
  }

  /** Scenario, and system where this is the first of two legs. */
  public String title() {
    boolean first = leg.map(Leg::place).filter(Leg.Place.FIRST::equals).isPresent();
    return first ? scenario.name() + "@" + system.name() : scenario.name();
  }

  /** What its bed must be made of. */
  public BedKind bedKind() {
    return new BedKind(system, scenario.bed(), settings(), scenario.alertScale());
  }

  /** The scenario's settings; another system than the judged one takes those that it knows. */
  private Map<String, Map<String, String>> settings() {
    boolean written = !scenario.hasTwoLegs() && system.name().equals(scenario.system());
    return written ? scenario.settings() : system.known(scenario.settings());
  }
}
