package dev.faultline.coupon.reconcile;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one round found.
 *
 * @param at when, by the database's clock
 * @param violations ids per invariant; an invariant that holds has an empty list
 * @param late requests that are older than allowed but may still be in the topic
 * @param oldestOutboxSeconds age of the oldest outbox row
 */
record Report(
    Instant at, Map<Invariant, List<String>> violations, int late, double oldestOutboxSeconds) {

  Report {
    var complete = new EnumMap<Invariant, List<String>>(Invariant.class);
    for (Invariant invariant : Invariant.values()) {
      complete.put(invariant, List.copyOf(violations.getOrDefault(invariant, List.of())));
    }
    violations = Map.copyOf(complete);
  }

  int count(Invariant invariant) {
    return violations.getOrDefault(invariant, List.of()).size();
  }

  boolean isClean() {
    return violations.values().stream().allMatch(List::isEmpty);
  }
}
