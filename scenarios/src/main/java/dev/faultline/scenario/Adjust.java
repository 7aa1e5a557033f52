package dev.faultline.scenario;

import java.util.Map;

/**
 * A role's container is started anew with other settings: under the same name, at the same place.
 * What is meant by it (fewer requests, more connections, another collector, a replica to read from,
 * a script for a lock) is its kind.
 *
 * @param target a role's container, such as {@code issue-api-1}
 * @param settings names that the system file gives this role; at least one
 */
public record Adjust(ResponseKind kind, String target, Map<String, String> settings)
    implements Response {
  public Adjust {
    settings = Map.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException(kind.word() + " changes at least one setting");
    }
  }
}
