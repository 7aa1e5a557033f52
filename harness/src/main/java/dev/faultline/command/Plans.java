package dev.faultline.command;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.DosedScenarioFile;
import dev.faultline.suite.Plan;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads every file of a suite before anything starts; all problems of all files come at once. */
final class Plans {
  private final Path home;
  private final Words words;

  Plans(Path home, Words words) {
    this.home = home;
    this.words = words;
  }

  /**
   * @param doses whether each fault's dose is drawn too
   */
  List<Plan> read(
      Optional<Path> plan,
      List<String> names,
      Optional<String> variant,
      Optional<Long> seed,
      boolean doses)
      throws InvalidFile, IOException {
    if (plan.isPresent()) {
      return List.of(Plan.of(new RunDirectory(RunFolder.of(plan.get(), words))));
    }
    Catalogue catalogue = new Catalogue(home);
    List<Plan> plans = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : names.isEmpty() ? headline(catalogue) : names) {
      try {
        Plan read = Plan.of(catalogue, name, variant, seed.orElseGet(Plan::drawSeed));
        plans.add(doses ? dosed(catalogue, read) : read);
      } catch (InvalidFile invalid) {
        problems.addAll(invalid.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidFile(problems);
    }
    return plans;
  }

  /** Where there is nothing to draw, another run would only seem to be another. */
  private Plan dosed(Catalogue catalogue, Plan plan) throws InvalidFile {
    Scenario scenario = plan.scenario();
    if (!DosedScenarioFile.hasDose(scenario)) {
      List<String> without = new ArrayList<>();
      for (String name : catalogue.names()) {
        if (!DosedScenarioFile.hasDose(catalogue.scenario(name))) {
          without.add(name);
        }
      }
      throw new WrongUsage(words.say("no-dose", scenario.name(), String.join(", ", without)));
    }
    return plan.withDrawnDoses();
  }

  private List<String> headline(Catalogue catalogue) {
    List<String> there = Catalogue.HEADLINE.stream().filter(catalogue.names()::contains).toList();
    if (there.isEmpty()) {
      throw new WrongUsage(words.say("no-scenario", home.resolve("scenarios")));
    }
    return there;
  }
}
