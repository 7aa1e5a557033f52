package dev.faultline.command;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.Scenario;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Every scenario on one page of Markdown: its story, and word for word what its file asks for. */
final class ScenarioReference {
  private static final Set<String> QUOTED =
      Set.of(
          "legs",
          "symptom",
          "bed",
          "settings",
          "load",
          "draw",
          "faults",
          "undisturbed",
          "responses",
          "alert-scale",
          "alerts",
          "recovery",
          "slo");
  private static final String COMMENT = "#";

  private final Catalogue catalogue;

  ScenarioReference(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String markdown() throws InvalidFile, IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Scenarios

            Made from the files in `scenarios/` by `./faultline list --markdown > docs/scenarios.md`; a test says when it is old.
            """);
    for (String name : catalogue.names()) {
      List<String> lines = Files.readAllLines(catalogue.file(name));
      page.append(chapter(catalogue.scenario(name), lines));
    }
    return page.toString();
  }

  private static String chapter(Scenario scenario, List<String> lines) {
    return """

    ## %s

    **%s**

    Seed: %s.

    %s

    ```yaml
    %s
    ```
    """
        .formatted(
            scenario.name(),
            scenario.hypothesis(),
            scenario.seed(),
            String.join("\n", story(lines)),
            String.join("\n", quoted(lines)));
  }

  /** The comment in front of the first key. */
  private static List<String> story(List<String> lines) {
    return lines.stream()
        .takeWhile(line -> line.isBlank() || line.startsWith(COMMENT))
        .map(line -> line.replaceFirst("^# ?", ""))
        .dropWhile(String::isBlank)
        .toList();
  }

  /** What is asked for, without the comments. */
  private static List<String> quoted(List<String> lines) {
    List<String> quoted = new ArrayList<>();
    boolean inside = false;
    for (String line : lines.stream().filter(Predicate.not(ScenarioReference::isRemark)).toList()) {
      if (!line.startsWith(" ")) {
        inside = QUOTED.contains(line.replaceFirst(":.*", ""));
      }
      if (inside) {
        quoted.add(line);
      }
    }
    return quoted;
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || line.strip().startsWith(COMMENT);
  }
}
