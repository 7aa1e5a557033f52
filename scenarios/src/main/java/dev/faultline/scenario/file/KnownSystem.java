package dev.faultline.scenario.file;

import dev.faultline.scenario.Grip;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A system that a scenario names.
 *
 * @param told what its file says; empty where nobody looked
 */
record KnownSystem(String name, Optional<Told> told) {

  /**
   * What a scenario has to know of a system.
   *
   * @param roles each with the names of its settings
   */
  record Told(Map<String, Set<String>> roles, Set<Grip> grips) {}

  /**
   * The roles that all of these have: only these can stand in a common bed. Each has every setting
   * that one of them knows, because a setting changes only who knows it.
   */
  static Optional<Map<String, Set<String>>> commonRoles(List<KnownSystem> systems) {
    Map<String, Set<String>> common = new LinkedHashMap<>();
    boolean first = true;
    for (KnownSystem system : systems) {
      if (system.told().isEmpty()) {
        return Optional.empty();
      }
      Map<String, Set<String>> roles = system.told().get().roles();
      if (first) {
        roles.forEach((role, settings) -> common.put(role, new LinkedHashSet<>(settings)));
      } else {
        common.keySet().retainAll(roles.keySet());
        common.forEach((role, settings) -> settings.addAll(roles.getOrDefault(role, Set.of())));
      }
      first = false;
    }
    return Optional.of(common);
  }
}
