package dev.faultline.command;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.Json;
import dev.faultline.scenario.Scenario;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the catalogue. */
@Command(name = "list", description = "the scenarios there are")
final class ListCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Option(names = "--markdown", description = "as the page docs/scenarios.md")
  private boolean markdown;

  /** One scenario of the catalogue. */
  record Listed(String name, String severity, String system, String seed, String hypothesis) {}

  @Override
  public Integer call() throws InvalidFile, IOException {
    Catalogue catalogue = new Catalogue(Home.find(common.words()));
    if (markdown) {
      common.out().print(new ScenarioReference(catalogue).markdown());
      common.out().flush();
      return 0;
    }
    List<Listed> all = new ArrayList<>();
    for (String name : catalogue.names()) {
      all.add(listed(catalogue.scenario(name)));
    }
    if (json) {
      common.out().println(Json.PRETTY.writeValueAsString(all));
    } else {
      all.forEach(
          one ->
              common.out().printf("%-28s %-9s %s%n", one.name(), one.severity(), one.hypothesis()));
    }
    common.out().flush();
    return 0;
  }

  private static Listed listed(Scenario scenario) {
    return new Listed(
        scenario.name(),
        scenario.severity().name().toLowerCase(Locale.ROOT),
        scenario.system(),
        scenario.seed(),
        scenario.hypothesis());
  }
}
