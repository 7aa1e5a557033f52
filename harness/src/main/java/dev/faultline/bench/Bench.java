package dev.faultline.bench;

import dev.faultline.bed.Progress;
import dev.faultline.bench.Row.Work;
import dev.faultline.catalogue.Catalogue;
import dev.faultline.runner.StopSignal;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the bench: the service beside an empty handler, round after round, then the baseline
 * with the same users.
 */
public final class Bench {
  static final String SERVICE = "bench";
  static final String BASELINE = "bench-baseline";

  /** Its one consumer inserts row by row; what is left after that is left. */
  private static final Duration BASELINE_DRAIN = Duration.ofSeconds(4);

  private final Path home;
  private final Path folder;
  private final BenchPlan plan;
  private final Listener listener;
  private final StopSignal stop;
  private final List<Shot> shots = new ArrayList<>();
  private final Map<String, Map<String, Long>> memory = new HashMap<>();

  /** Hears of the bed and of each measurement. */
  public interface Listener extends Progress {
    void measured(Shot shot);
  }

  public Bench(Path home, Path folder, BenchPlan plan, Listener listener, StopSignal stop) {
    this.home = home;
    this.folder = folder;
    this.plan = plan;
    this.listener = listener;
    this.stop = stop;
  }

  /** Everything that was measured. */
  public record Measured(List<Shot> shots, Sizes sizes) {
    public Measured {
      shots = List.copyOf(shots);
    }
  }

  public Measured run() throws IOException, InvalidFile, InterruptedException {
    Catalogue catalogue = new Catalogue(home);
    Growth growth;
    try (BenchBed bed =
        BenchBed.start(
            catalogue.system(SERVICE),
            home,
            folder,
            plan.users(),
            plan.drainAtMost(),
            listener,
            stop)) {
      warmUp(bed, List.of(Work.values()));
      Sizes.Stored before = bed.stored();
      int first = shots.size();
      for (int round = 1; round <= plan.rounds(); round++) {
        for (Row row : plan.rows(round)) {
          shoot(bed, row, round);
        }
      }
      growth = Growth.between(before, bed.stored(), shots.subList(first, shots.size()));
      memory.put(SERVICE, bed.memory());
    }
    try (BenchBed bed =
        BenchBed.start(
            catalogue.system(BASELINE),
            home,
            folder,
            plan.users(),
            BASELINE_DRAIN,
            listener,
            stop)) {
      warmUp(bed, List.of(Work.ISSUED));
      for (int round = 1; round <= plan.rounds(); round++) {
        shoot(bed, new Row(Work.ISSUED, BenchPlan.FEW), round);
      }
      memory.put(BASELINE, bed.memory());
    }
    return new Measured(
        shots, new Sizes(memory, growth.databasePerCoupon(), growth.logPerCoupon()));
  }

  /** What the stores grew by for each coupon that was issued meanwhile. */
  private record Growth(double databasePerCoupon, double logPerCoupon) {
    static Growth between(Sizes.Stored before, Sizes.Stored after, List<Shot> meanwhile) {
      long coupons =
          meanwhile.stream()
              .filter(shot -> shot.work() == Work.ISSUED || shot.work() == Work.ACCEPTED)
              .mapToLong(Shot::done)
              .sum();
      return new Growth(
          (after.database() - before.database()) / (double) Math.max(1, coupons),
          (after.log() - before.log()) / (double) Math.max(1, coupons));
    }
  }

  /** Lets the compilers work, unmeasured. Status comes last: it asks for what was issued. */
  private void warmUp(BenchBed bed, List<Work> works) throws IOException, InterruptedException {
    for (Work work : works) {
      stop.check();
      Shot cold = bed.shoot(new Row(work, BenchPlan.FEW), 0, plan.warmUp());
      listener.say("warm-up", "%s: %.0f/s".formatted(work.title(), cold.perSecond()));
    }
  }

  private void shoot(BenchBed bed, Row row, int round) throws IOException, InterruptedException {
    stop.check();
    Shot shot = bed.shoot(row, round, plan.shot());
    shots.add(shot);
    listener.measured(shot);
  }
}
