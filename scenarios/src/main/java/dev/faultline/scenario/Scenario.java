package dev.faultline.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One story: what is broken, under which load, and what must hold all the same.
 *
 * @param name the file's name without its ending
 * @param hypothesis one sentence; also the display name of its test
 * @param seed the row of the requirement documents that it reproduces
 * @param system the system file it runs on
 * @param settings per role, the settings that differ from the system file's
 * @param faults what breaks, and when; empty only in a scenario that says how long it is
 *     undisturbed
 * @param undisturbed the length of a fault phase in which nothing breaks: the control of the
 *     harness
 * @param invariants what is checked; never empty
 */
public record Scenario(
    String name,
    String hypothesis,
    String seed,
    Severity severity,
    String system,
    BedSpec bed,
    Map<String, Map<String, String>> settings,
    List<CouponSpec> coupons,
    LoadSpec load,
    List<TimedFault> faults,
    Optional<Duration> undisturbed,
    List<AlertExpectation> alerts,
    RecoverySpec recovery,
    List<Slo> slo,
    List<Invariant> invariants) {

  public Scenario {
    settings = Map.copyOf(settings);
    coupons = List.copyOf(coupons);
    faults = List.copyOf(faults);
    alerts = List.copyOf(alerts);
    slo = List.copyOf(slo);
    invariants = List.copyOf(invariants);
    if (coupons.isEmpty()) {
      throw new IllegalArgumentException("a scenario has at least one coupon");
    }
    if (faults.isEmpty() == undisturbed.isEmpty()) {
      throw new IllegalArgumentException(
          "a scenario has faults, or says how long it is undisturbed, and never both");
    }
    if (invariants.isEmpty()) {
      throw new IllegalArgumentException("a scenario checks at least one invariant");
    }
  }
}
