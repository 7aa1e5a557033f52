package dev.faultline.diagnosis;

import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What was really broken in a run: known from its scenario, never told to a diagnosis.
 *
 * @param seed whether the seed documents ask for this cause
 * @param unseen whether no rule was made or mended beside a run of it
 */
record Truth(String scenario, boolean seed, boolean unseen, List<Cause> causes) {
  private static final ResourceBundle CAUSES =
      ResourceBundle.getBundle("dev.faultline.diagnosis.truth");

  /** Empty for a scenario whose runs break something else each time. */
  static Optional<Truth> of(RunDirectory run) throws IOException, InvalidFile {
    Scenario scenario = ScenarioFile.read(run.scenario());
    String name = scenario.name();
    String system = SystemFile.read(run.system()).name();
    String onSystem = name + "@" + system;
    String key = CAUSES.containsKey(onSystem) ? onSystem : name;
    if (!CAUSES.containsKey(key)) {
      return Optional.empty();
    }
    List<Cause> causes =
        words(CAUSES.getString(key)).stream().map(word -> Cause.of(word).orElseThrow()).toList();
    // The rules know the scenario's own systems only.
    boolean elsewhere = !scenario.legs().contains(system);
    boolean own = key.equals(name) && !elsewhere;
    return Optional.of(
        new Truth(
            own ? name : onSystem,
            own && seeds().contains(name),
            elsewhere ? !listed("seen", onSystem) : listed("unseen", key),
            causes));
  }

  /** The scenarios that the seed documents ask for, a cause each. */
  static List<String> seeds() {
    return words(CAUSES.getString("seeds"));
  }

  private static boolean listed(String list, String name) {
    return words(CAUSES.getString(list)).contains(name);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  boolean right(Cause named) {
    return causes.contains(named);
  }
}
