package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.system.SystemUnderTest;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a bed is made of. Two runs that want the same kind may use the same bed, one after the
 * other.
 *
 * @param spec how many of each part
 * @param settings per role, the settings of the scenario
 * @param alertScale how much faster than in production alerts and routes act; 1 for as shipped
 */
public record BedKind(
    SystemUnderTest system,
    BedSpec spec,
    Map<String, Map<String, String>> settings,
    int alertScale) {

  public BedKind {
    if (alertScale < 1) {
      throw new IllegalArgumentException("alerts act at 1 times or faster, not " + alertScale);
    }
    settings =
        settings.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
  }
}
