package dev.faultline.bench.measure;

import dev.faultline.bed.Progress;
import dev.faultline.bench.Axis;
import dev.faultline.bench.BenchSystems;
import dev.faultline.bench.Climb;
import dev.faultline.bench.Measured;
import dev.faultline.bench.Point;
import dev.faultline.bench.Row;
import dev.faultline.bench.Row.Work;
import dev.faultline.bench.Shot;
import dev.faultline.bench.Sizes;
import dev.faultline.bench.Step;
import dev.faultline.catalogue.Catalogue;
import dev.faultline.runner.StopSignal;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One run of the bench: a bed for the service, one with copies of everything, one for the baseline;
 * only those that an axis asks for.
 */
public final class Bench {
  private static final String COPIED =
      BenchSystems.SERVICE + "-" + BenchSystems.BROKERS + "-brokers";

  /** Its one consumer inserts row by row; what is left after that is left. */
  private static final Duration BASELINE_DRAIN = Duration.ofSeconds(4);

  private final Catalogue catalogue;
  private final BenchPlan plan;
  private final Listener listener;
  private final BenchBed.Place place;
  private final Taken taken;

  /** Hears of the bed and of each measurement. */
  public interface Listener extends Progress {
    void measured(Shot shot);

    void measured(Step step);

    void measured(Climb climb);
  }

  Bench(Path home, Path folder, BenchPlan plan, Listener listener, StopSignal stop) {
    this.catalogue = new Catalogue(home);
    this.plan = plan;
    this.listener = listener;
    this.place = new BenchBed.Place(home, folder, plan.users(), listener, stop);
    this.taken = new Taken(listener);
  }

  void run() throws IOException, InvalidFile, InterruptedException {
    if (plan.needsService()) {
      service(catalogue.system(BenchSystems.SERVICE));
    }
    if (plan.has(Axis.BROKERS)) {
      copied(catalogue.system(BenchSystems.SERVICE));
    }
    if (plan.has(Axis.WATCHED)) {
      watched(catalogue.system(BenchSystems.SCENARIOS));
    }
    if (plan.has(Axis.BASELINE)) {
      baseline(catalogue.system(BenchSystems.BASELINE));
    }
  }

  /** What was measured so far: all of it after {@link #run}. */
  Measured measured() {
    return taken.measured();
  }

  private void service(SystemUnderTest system) throws IOException, InterruptedException {
    try (BenchBed bed = plain(BenchSystems.SERVICE, system);
        Measuring measuring = new Measuring(bed, plan, plan.drainAtMost(), listener, taken)) {
      measuring.warmUp(plan.toWarmUp());
      if (plan.has(Axis.OVERLOAD)) {
        measuring.warmUpArrivals();
      }
      Sizes.Stored before = bed.stored();
      inTurns(measuring);
      taken.weigh(BenchSystems.SERVICE, bed, before);
      if (plan.profiled()) {
        measuring.profile();
      }
      if (plan.has(Axis.WORKERS)) {
        workers(bed, measuring);
      }
      if (plan.has(Axis.CLAIMS)) {
        claims(bed, measuring);
      }
    }
  }

  /** Axes that leave the bed as they found it. */
  private void inTurns(Measuring measuring) throws IOException, InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      if (plan.has(Axis.USERS)) {
        measuring.shoot(plan.users(round), round);
      }
      if (plan.has(Axis.COUPONS)) {
        measuring.shoot(BenchPlan.coupons(), round);
      }
      if (plan.has(Axis.GATLING) && round <= plan.longRounds()) {
        measuring.shoot(plan.gatling(), round);
      }
      if (plan.has(Axis.OVERLOAD) && round <= plan.longRounds()) {
        measuring.climb(round, BenchSystems.SERVICE);
      }
    }
  }

  /** Each number in each round; a worker that was started is warm before it is measured. */
  private void workers(BenchBed bed, Measuring measuring) throws IOException, InterruptedException {
    try (Workers workers = new Workers(bed)) {
      for (int round = 1; round <= plan.longRounds(); round++) {
        for (int count : BenchPlan.workers()) {
          workers.are(count);
          measuring.warmUp(List.of(Work.ISSUED));
          measuring.shoot(BenchPlan.with(new Point.Workers(count)), round);
        }
      }
    }
  }

  /** A table only ever grows, so its sizes follow each other, each beside the empty handler. */
  private void claims(BenchBed bed, Measuring measuring) throws IOException, InterruptedException {
    Filling filling = new Filling(bed, listener);
    for (long there : plan.claims()) {
      filling.to(there);
      for (int round = 1; round <= plan.longRounds(); round++) {
        measuring.shoot(BenchPlan.filled(new Point.Claims(there)), round);
      }
    }
  }

  private void copied(SystemUnderTest system) throws IOException, InterruptedException {
    try (BenchBed bed =
            BenchBed.start(
                new BenchBed.Order(COPIED, system, BenchBed.copied(system, BenchSystems.BROKERS)),
                place);
        Measuring measuring = new Measuring(bed, plan, plan.drainAtMost(), listener, taken)) {
      measuring.warmUp(plan.toWarmUp());
      if (plan.has(Axis.OVERLOAD)) {
        measuring.warmUpArrivals();
      }
      Sizes.Stored before = bed.stored();
      for (int round = 1; round <= plan.longRounds(); round++) {
        measuring.shoot(BenchPlan.beside(new Point.Brokers(BenchSystems.BROKERS)), round);
        if (plan.has(Axis.OVERLOAD)) {
          measuring.climb(round, COPIED);
        }
      }
      taken.weigh(COPIED, bed, before);
    }
  }

  private void watched(SystemUnderTest system) throws IOException, InterruptedException {
    try (BenchBed bed = plain(BenchSystems.SCENARIOS, system);
        Measuring measuring = new Measuring(bed, plan, plan.drainAtMost(), listener, taken)) {
      measuring.warmUp(List.of(Work.ISSUED, Work.ISSUED));
      for (int round = 1; round <= plan.rounds(); round++) {
        measuring.watch(round);
      }
    }
  }

  private BenchBed plain(String name, SystemUnderTest system) throws IOException {
    return BenchBed.start(new BenchBed.Order(name, system, BenchBed.plain(system)), place);
  }

  private void baseline(SystemUnderTest system) throws IOException, InterruptedException {
    try (BenchBed bed = plain(BenchSystems.BASELINE, system);
        Measuring measuring = new Measuring(bed, plan, BASELINE_DRAIN, listener, taken)) {
      measuring.warmUp(List.of(Work.ISSUED));
      Sizes.Stored before = bed.stored();
      for (int round = 1; round <= plan.rounds(); round++) {
        measuring.shoot(List.of(new Row(Work.ISSUED, new Point.Users(Point.Users.FEW))), round);
      }
      taken.weigh(BenchSystems.BASELINE, bed, before);
    }
  }
}
