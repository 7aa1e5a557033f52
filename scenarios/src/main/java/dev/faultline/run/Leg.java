package dev.faultline.run;

import java.util.Optional;

/**
 * Which part of a two-leg scenario a run was; written to {@code leg.json}. A scenario of one leg
 * has no such file.
 *
 * @param first what the first leg proved; only where the place is {@code LAST}
 */
public record Leg(Place place, Optional<FirstLeg> first) {

  /** Which part. */
  public enum Place {
    /** The system on which the fault must bite and the symptom show. */
    FIRST,
    /** The system that is judged, after the first leg. */
    LAST,
    /** One system by itself, because somebody asked for it: judged as if there were no other. */
    ALONE
  }

  public Leg {
    if (place == Place.LAST == first.isEmpty()) {
      throw new IllegalArgumentException("the last leg, and no other, knows what the first proved");
    }
  }

  /** The first leg. */
  public static Leg ofFirst() {
    return new Leg(Place.FIRST, Optional.empty());
  }

  /** The leg after that one. */
  public static Leg after(FirstLeg first) {
    return new Leg(Place.LAST, Optional.of(first));
  }

  /** One system by itself. */
  public static Leg alone() {
    return new Leg(Place.ALONE, Optional.empty());
  }
}
