package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run wants from a bed.
 *
 * @param spec how many of each part
 * @param settings per role, the settings of the scenario
 * @param alertScale how much faster than in production alerts and routes act; 1 for as shipped
 * @param home root of the project; {@code .faultline/} in it holds lock and journal
 * @param logs folder that gets one log per part
 * @param evidence folder that gets what the bed was given, such as rendered alert rules
 * @param runId unique; labels every container and network
 */
public record BedOrder(
    SystemUnderTest system,
    BedSpec spec,
    Map<String, Map<String, String>> settings,
    int alertScale,
    Path home,
    Path logs,
    Path evidence,
    String runId) {

  public BedOrder {
    if (alertScale < 1) {
      throw new IllegalArgumentException("alerts act at 1 times or faster, not " + alertScale);
    }
    settings =
        settings.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    home = home.toAbsolutePath().normalize();
    logs = logs.toAbsolutePath().normalize();
    evidence = evidence.toAbsolutePath().normalize();
  }
}
