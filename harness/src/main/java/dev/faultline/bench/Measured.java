package dev.faultline.bench;

import java.util.List;

/** Everything that one run of the bench measured. */
public record Measured(List<Shot> shots, List<Climb> climbs, List<Profile> profiles, Sizes sizes) {
  public Measured {
    shots = List.copyOf(shots);
    climbs = List.copyOf(climbs);
    profiles = List.copyOf(profiles);
  }
}
