package dev.faultline.suite;

import dev.faultline.bed.BedKind;
import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.Environment;
import dev.faultline.run.FirstLeg;
import dev.faultline.run.Json;
import dev.faultline.run.Leg;
import dev.faultline.run.RunDirectory;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunOrder;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.DosedScenarioFile;
import dev.faultline.scenario.file.DrawnScenarioFile;
import dev.faultline.scenario.file.OwnCouponsFile;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that a run depends on, read and checked before anything is started.
 *
 * @param legs in the order of running; the last one is judged
 */
public record Plan(Scenario scenario, String scenarioText, List<PlannedLeg> legs, long seed) {
  public Plan {
    legs = List.copyOf(legs);
  }

  /**
   * Plans a scenario of the catalogue; one that draws its faults has drawn them then.
   *
   * @param variant a system file's name, with or without the name of the system it varies; then the
   *     scenario runs on that one alone
   */
  public static Plan of(Catalogue catalogue, String name, Optional<String> variant, long seed)
      throws InvalidFile, IOException {
    Scenario listed = catalogue.scenario(name);
    String text = DrawnScenarioFile.text(listed, Files.readString(catalogue.file(name)), seed);
    Scenario scenario = listed.draw().isEmpty() ? listed : ScenarioFile.read(name, text);
    return new Plan(scenario, text, legs(catalogue, scenario, variant), seed);
  }

  private static List<PlannedLeg> legs(
      Catalogue catalogue, Scenario scenario, Optional<String> variant)
      throws InvalidFile, IOException {
    boolean two = scenario.hasTwoLegs();
    if (variant.isPresent() || !two) {
      String system =
          variant.map(v -> variantName(catalogue, scenario, v)).orElse(scenario.system());
      return List.of(leg(catalogue, system, two ? Optional.of(Leg.Place.ALONE) : Optional.empty()));
    }
    return List.of(
        leg(catalogue, scenario.legs().getFirst(), Optional.of(Leg.Place.FIRST)),
        leg(catalogue, scenario.legs().getLast(), Optional.of(Leg.Place.LAST)));
  }

  private static PlannedLeg leg(Catalogue catalogue, String system, Optional<Leg.Place> place)
      throws InvalidFile, IOException {
    Path file = catalogue.systemFile(system);
    return new PlannedLeg(
        SystemFile.read(file), SystemFile.mergedText(file), place, Optional.empty());
  }

  /**
   * Plans an old run again: the same files and the same seed, whatever the project says by now. Of
   * two legs it is the one that the run was; the last one takes its first one's proof over.
   */
  public static Plan of(RunDirectory run) throws InvalidFile, IOException {
    Optional<Leg> leg =
        Files.exists(run.leg()) ? Optional.of(Json.read(run.leg(), Leg.class)) : Optional.empty();
    PlannedLeg planned =
        new PlannedLeg(
            SystemFile.read(run.system()),
            Files.readString(run.system()),
            leg.map(Leg::place),
            leg.flatMap(Leg::first));
    return new Plan(
        ScenarioFile.read(run.scenario()),
        Files.readString(run.scenario()),
        List.of(planned),
        Json.read(run.environment(), Environment.class).seed());
  }

  /** A seed for those who did not ask for one. */
  public static long drawSeed() {
    // Small enough to be read aloud; the seed only has to differ from run to run.
    return RandomGenerator.getDefault().nextLong(1, 1_000_000_000);
  }

  /** The same plan with other doses, drawn from its seed. */
  public Plan withDrawnDoses() throws InvalidFile {
    String text = DosedScenarioFile.text(scenario, scenarioText, seed);
    return new Plan(ScenarioFile.read(scenario.name(), text), text, legs, seed);
  }

  /**
   * The same plan with coupons that no other run of the same suite has: they may share a bed.
   *
   * @param number of the run, counted from 1; the first keeps the codes of its file
   */
  public Plan withOwnCoupons(int number) throws InvalidFile {
    if (number == 1) {
      return this;
    }
    String text = OwnCouponsFile.text(scenario, scenarioText, "-R" + number);
    return new Plan(ScenarioFile.read(scenario.name(), text), text, legs, seed);
  }

  /** What the bed of its first leg must be made of; plans of the same kind can share one. */
  public BedKind bedKind() {
    Path nowhere = Path.of("");
    return order(legs.getFirst(), Optional.empty(), 1, nowhere, nowhere, Extras.NONE).bedKind();
  }

  /** The order for one attempt at the leg on which its faults must bite: the first. */
  public RunOrder order(int attempt, Path home, Path suite, Extras extras) {
    return order(legs.getFirst(), Optional.empty(), attempt, home, suite, extras);
  }

  /** The order for one attempt at one of its legs, after what the leg before it proved. */
  RunOrder order(
      PlannedLeg leg,
      Optional<FirstLeg> proven,
      int attempt,
      Path home,
      Path suite,
      Extras extras) {
    return new RunOrder(
        scenario,
        scenarioText,
        leg.system(),
        leg.systemText(),
        leg.leg(proven),
        seed,
        attempt,
        home,
        suite,
        extras);
  }

  private static String variantName(Catalogue catalogue, Scenario scenario, String variant) {
    String varied = scenario.system() + "-" + variant;
    boolean known = catalogue.systemNames().contains(variant);
    return !known && catalogue.systemNames().contains(varied) ? varied : variant;
  }
}
