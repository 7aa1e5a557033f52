package dev.faultline.bench.measure;

import dev.faultline.bench.Point;
import dev.faultline.bench.Row;
import dev.faultline.bench.Row.Work;
import dev.faultline.bench.Shot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What measures on one bed; everything that it measures is told and kept. */
final class Measuring implements AutoCloseable {
  private final BenchBed bed;
  private final BenchPlan plan;
  private final Bench.Listener listener;
  private final Taken taken;
  private final ClosedUsers closed;
  private final Overload overload;
  private final WatchedLoad watched;

  /**
   * @param drainAtMost how long what was accepted is waited for
   */
  Measuring(
      BenchBed bed, BenchPlan plan, Duration drainAtMost, Bench.Listener listener, Taken taken)
      throws IOException {
    this.bed = bed;
    this.plan = plan;
    this.listener = listener;
    this.taken = taken;
    HotCoupons coupons = new HotCoupons(bed, drainAtMost);
    this.closed = new ClosedUsers(bed, coupons);
    this.watched = new WatchedLoad(bed, coupons);
    this.overload = new Overload(bed, coupons, plan.ramp(), listener::measured);
  }

  /** Lets the compilers work, unmeasured. Status comes last: it asks for what was issued. */
  void warmUp(List<Work> works) throws IOException, InterruptedException {
    for (Work work : works) {
      bed.stop().check();
      Row row = new Row(work, new Point.Users(Point.Users.FEW));
      Shot cold = closed.shoot(row, 0, plan.warmUp());
      listener.say("warm-up", "%s: %.0f/s".formatted(work.title(), cold.perSecond()));
    }
  }

  /** A round of these. */
  void shoot(List<Row> rows, int round) throws IOException, InterruptedException {
    for (Row row : rows) {
      bed.stop().check();
      taken.add(closed.shoot(row, round, plan.shot()));
    }
  }

  /** One more, sampled: its numbers go with the samples only, because sampling costs something. */
  void profile() throws IOException, InterruptedException {
    bed.stop().check();
    Profiling profiling = new Profiling(bed);
    profiling.start();
    Row row = new Row(Work.ISSUED, new Point.Users(Point.Users.FEW));
    taken.add(profiling.stop(closed.shoot(row, 0, plan.shot())));
  }

  /** Lets the code of the open arrivals be compiled, unmeasured. */
  void warmUpArrivals() {
    overload.warmUp();
  }

  /** Climbs to the knee, and goes to three times of it; told under the bed's name. */
  void climb(int round, String name) {
    bed.stop().check();
    taken.add(overload.climb(round, name));
  }

  /** A round with Prometheus asking, and without. */
  void watch(int round) throws IOException {
    for (Point.Watched point : BenchPlan.watched(round)) {
      bed.stop().check();
      taken.add(watched.shoot(point, round, plan.watchedFor()));
    }
  }

  @Override
  public void close() {
    overload.close();
    watched.close();
  }
}
