package dev.faultline.check;

import dev.faultline.history.Recorded;
import dev.faultline.run.Leg;
import dev.faultline.verdict.CheckResult;
import java.util.List;
import java.util.Set;

/**
 * Which answers decide. The first of two legs must prove that the fault bites and show the symptom:
 * what it breaks by that is told, and decides nothing.
 */
enum Gating {
  EVERYTHING,
  FIRST_LEG;

  private static final Set<String> PROOFS =
      Set.of(
          SymptomShown.NAME,
          "alert-fires",
          "people-told",
          "fault-bit",
          "fault-felt",
          "left-alone",
          "heal-confirmed",
          ResponsesDone.NAME,
          "load-delivered",
          "start-lag-p99",
          "generator-sound",
          "calls-accepted",
          "steady-held",
          "read-complete",
          "phases-complete",
          "harness-cleaned-up",
          "harness-sound",
          "first-leg",
          "run-intact",
          "asked-something");

  static Gating of(Recorded recorded) {
    return recorded.is(Leg.Place.FIRST) ? FIRST_LEG : EVERYTHING;
  }

  List<CheckResult> applied(List<CheckResult> results) {
    return switch (this) {
      case EVERYTHING -> results;
      case FIRST_LEG ->
          results.stream().map(result -> isProof(result) ? result : result.notGated()).toList();
    };
  }

  /** Some names are followed by what they are about. */
  private static boolean isProof(CheckResult result) {
    String name = result.name();
    int blank = name.indexOf(' ');
    return PROOFS.contains(blank < 0 ? name : name.substring(0, blank));
  }
}
