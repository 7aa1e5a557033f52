package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run wants from a bed.
 *
 * @param kind what the bed is made of
 * @param home root of the project; {@code .faultline/} in it holds lock and journal
 * @param logs folder that gets one log per part
 * @param evidence folder that gets what the bed was given, such as rendered alert rules
 * @param runId unique; labels every container and network of a bed that is made for it
 */
public record BedOrder(BedKind kind, Path home, Path logs, Path evidence, String runId) {

  /** The same with these settings of a role in place of those that it had. */
  BedOrder with(String role, Map<String, String> changed) {
    Map<String, Map<String, String>> all = new HashMap<>(settings());
    Map<String, String> ofRole = new HashMap<>(all.getOrDefault(role, Map.of()));
    ofRole.putAll(changed);
    all.put(role, ofRole);
    BedKind other = new BedKind(kind.system(), kind.spec(), all, kind.alertScale());
    return new BedOrder(other, home, logs, evidence, runId);
  }

  public BedOrder {
    home = home.toAbsolutePath().normalize();
    logs = logs.toAbsolutePath().normalize();
    evidence = evidence.toAbsolutePath().normalize();
  }

  SystemUnderTest system() {
    return kind.system();
  }

  BedSpec spec() {
    return kind.spec();
  }

  Map<String, Map<String, String>> settings() {
    return kind.settings();
  }

  int alertScale() {
    return kind.alertScale();
  }
}
