package dev.faultline.suite;

import dev.faultline.run.FirstLeg;
import dev.faultline.run.Leg;
import dev.faultline.system.SystemUnderTest;
import java.util.Optional;

/**
 * One system on which a plan is run.
 *
 * @param systemText the system file with everything it extends merged in
 * @param place which part of a scenario of two legs it is; none in others
 * @param carried what the first leg proved, where an old run of the last one is repeated
 */
public record PlannedLeg(
    SystemUnderTest system,
    String systemText,
    Optional<Leg.Place> place,
    Optional<FirstLeg> carried) {

  /** The system of a scenario that has no other leg. */
  public static PlannedLeg only(SystemUnderTest system, String systemText) {
    return new PlannedLeg(system, systemText, Optional.empty(), Optional.empty());
  }

  /** What a run of it says of itself; {@code proven} is what the leg before it proved. */
  Optional<Leg> leg(Optional<FirstLeg> proven) {
    return place.map(
        is ->
            switch (is) {
              case FIRST -> Leg.ofFirst();
              case LAST ->
                  Leg.after(
                      proven
                          .or(() -> carried)
                          .orElseThrow(
                              () -> new IllegalStateException("The first leg comes first")));
              case ALONE -> Leg.alone();
            });
  }
}
