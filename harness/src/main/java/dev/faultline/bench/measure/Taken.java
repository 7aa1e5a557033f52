package dev.faultline.bench.measure;

import dev.faultline.bench.Climb;
import dev.faultline.bench.Measured;
import dev.faultline.bench.Profile;
import dev.faultline.bench.Shot;
import dev.faultline.bench.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured so far. */
final class Taken {
  private final Bench.Listener listener;
  private final List<Shot> shots = new ArrayList<>();
  private final List<Climb> climbs = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();
  private final Map<String, Map<String, Long>> memory = new HashMap<>();
  private final Map<String, Sizes.PerCoupon> perCoupon = new HashMap<>();

  Taken(Bench.Listener listener) {
    this.listener = listener;
  }

  void add(Shot shot) {
    shots.add(shot);
    listener.measured(shot);
  }

  void add(Climb climb) {
    climbs.add(climb);
    listener.measured(climb);
  }

  void add(List<Profile> sampled) {
    profiles.addAll(sampled);
  }

  /** What coupons cost on a bed, by what its stores grew by. */
  void weigh(String name, BenchBed bed, Sizes.Stored before) throws IOException {
    bed.stored().perCouponSince(before).ifPresent(found -> perCoupon.put(name, found));
    memory.put(name, bed.memory());
  }

  Measured measured() {
    return new Measured(shots, climbs, profiles, new Sizes(memory, perCoupon));
  }
}
