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
 * @param legs the system files it runs on: one, or the one on which the symptom shows and then the
 *     one that is judged
 * @param settings per role, the settings that differ from the system file's
 * @param faults what breaks, and when; empty only in a scenario that says how long it is
 *     undisturbed
 * @param undisturbed the length of a fault phase in which nothing breaks: the control of the
 *     harness
 * @param symptom what must be seen on the first of two legs; empty where there is one
 * @param draw how each run breaks only some of the faults; none where all of them break
 * @param responses what operations does about it, at a time or when an alert fires
 * @param alertScale how many times faster than in production alerts act, 1 to 1000
 * @param invariants what is checked; never empty
 */
public record Scenario(
    String name,
    String hypothesis,
    String seed,
    Severity severity,
    List<String> legs,
    BedSpec bed,
    Map<String, Map<String, String>> settings,
    List<CouponSpec> coupons,
    LoadSpec load,
    List<TimedFault> faults,
    Optional<Duration> undisturbed,
    Optional<Draw> draw,
    List<TimedResponse> responses,
    int alertScale,
    List<AlertExpectation> alerts,
    RecoverySpec recovery,
    List<Slo> slo,
    List<Slo> symptom,
    List<Invariant> invariants) {

  public Scenario {
    legs = List.copyOf(legs);
    symptom = List.copyOf(symptom);
    settings = Map.copyOf(settings);
    coupons = List.copyOf(coupons);
    faults = List.copyOf(faults);
    responses = List.copyOf(responses);
    alerts = List.copyOf(alerts);
    slo = List.copyOf(slo);
    invariants = List.copyOf(invariants);
    if (legs.isEmpty() || legs.size() > 2) {
      throw new IllegalArgumentException("a scenario has one leg or two, not " + legs.size());
    }
    if (legs.size() == 2 == symptom.isEmpty()) {
      throw new IllegalArgumentException("a scenario of two legs, and no other, has a symptom");
    }
    int faultsListed = faults.size();
    if (coupons.isEmpty()) {
      throw new IllegalArgumentException("a scenario has at least one coupon");
    }
    for (TimedResponse response : responses) {
      if (response.response() instanceof Adjust adjust
          && faults.stream()
              .map(TimedFault::fault)
              .filter(fault -> !fault.kind().staysWithItsRole())
              .anyMatch(fault -> fault.target().equals(adjust.target()))) {
        throw new IllegalArgumentException(
            adjust.kind().word()
                + " makes a container anew, which no fault may strike that ends with its process: "
                + adjust.target());
      }
    }
    if (faults.isEmpty() == undisturbed.isEmpty()) {
      throw new IllegalArgumentException(
          "a scenario has faults, or says how long it is undisturbed, and never both");
    }
    if (draw.filter(some -> some.most() > faultsListed).isPresent()) {
      throw new IllegalArgumentException("a draw needs as many faults as it may draw");
    }
    if (invariants.isEmpty()) {
      throw new IllegalArgumentException("a scenario checks at least one invariant");
    }
  }

  /** Whether a fault or a response leaves a bed that no other run can use. */
  public boolean spoilsItsBed() {
    return faults.stream().anyMatch(one -> one.fault().kind().dirt() == Dirt.BED)
        || responses.stream().anyMatch(one -> one.response().kind().dirt() == Dirt.BED);
  }

  /** The system that is judged. */
  public String system() {
    return legs.getLast();
  }

  /**
   * The alerts that must notice something on a system: of two legs only the first has something to
   * notice, the judged one is to show nothing.
   */
  public List<AlertExpectation> alertsOn(String name) {
    return !hasTwoLegs() || name.equals(legs.getFirst()) ? alerts : List.of();
  }

  /** Whether it first runs on another system, to prove the bite and show the symptom. */
  public boolean hasTwoLegs() {
    return legs.size() == 2;
  }
}
