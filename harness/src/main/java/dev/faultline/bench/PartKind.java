package dev.faultline.bench;

import java.util.List;

/** To whom the processor time of a part is charged. */
public enum PartKind {
  ROLE,
  STORE,
  /** What only a bed has. */
  BED;

  private static final List<String> STORES = List.of("postgres", "redis", "kafka");
  private static final List<String> ROLES = List.of("issue-api", "worker", "query-api");

  public static PartKind of(String part) {
    if (part.endsWith("-exporter")) {
      return BED;
    }
    if (ROLES.stream().anyMatch(role -> part.startsWith(role + "-"))) {
      return ROLE;
    }
    return STORES.stream().anyMatch(store -> part.equals(store) || part.startsWith(store + "-"))
        ? STORE
        : BED;
  }
}
