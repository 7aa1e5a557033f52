package dev.faultline.bench;

import dev.faultline.bed.Part;
import dev.faultline.bench.OpenUsers.Asking;
import dev.faultline.bench.OpenUsers.Came;
import dev.faultline.bench.OpenUsers.Heard;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Climbs to the knee of a bed whose database has few processors, and goes to three times of it. */
final class Overload implements AutoCloseable {
  private static final Duration GENERATOR_WARMS = Duration.ofSeconds(4);

  private final BenchBed bed;
  private final HotCoupons coupons;
  private final BenchPlan.Ramp ramp;
  private final Consumer<Step> heard;
  private final OpenUsers users;

  /**
   * @param heard of each step
   */
  Overload(BenchBed bed, HotCoupons coupons, BenchPlan.Ramp ramp, Consumer<Step> heard) {
    this.bed = bed;
    this.coupons = coupons;
    this.ramp = ramp;
    this.heard = heard;
    this.users = new OpenUsers(bed.stop());
  }

  /** Lets the generator's own code be compiled, unmeasured. */
  void warmUp() {
    step(Climb.TIMES * ramp.firstPerSecond(), GENERATOR_WARMS);
  }

  Climb climb(int round, String name) {
    Part database = bed.bed().part("postgres");
    bed.bed().containers().slowDown(database.containerId(), ramp.databaseCpus());
    try {
      List<Step> steps = steps();
      Optional<Step> beyond =
          Climb.knee(steps)
              .map(
                  knee ->
                      told(
                          step(
                              Climb.TIMES * knee.offeredPerSecond(),
                              ramp.lasts().multipliedBy(2))));
      return new Climb(name, round, steps, beyond);
    } finally {
      bed.bed().containers().speedUp(database.containerId());
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (double rate : Climb.rates(ramp.firstPerSecond(), ramp.steps())) {
      Step step = told(step(rate, ramp.lasts()));
      if (!step.keepsUp()) {
        // One pause of the machine is no knee: what fails is tried twice.
        step = told(step(rate, ramp.lasts()));
      }
      steps.add(step);
      if (!step.keepsUp()) {
        break;
      }
    }
    return steps;
  }

  private Step told(Step step) {
    heard.accept(step);
    return step;
  }

  private Step step(double perSecond, Duration lasts) {
    List<String> wanted = coupons.fresh(1);
    var issue = bed.system().requests().issue();
    URI address = bed.base(issue.role()).resolve(issue.path());
    Asking asking =
        new Asking(
            address, issue.body().replace("${coupon}", wanted.getFirst()), bed.crowd().tokens());
    Heard all = users.run(asking, perSecond, lasts);
    double drain = coupons.drain(wanted, count(all, Came::isServed));
    return step(perSecond, lasts, all, coupons.issued(wanted), drain);
  }

  static Step step(double perSecond, Duration lasts, Heard heard, long issued, double drain) {
    double seconds = lasts.toNanos() / 1e9;
    double behind = Math.max(0, heard.lasted().toNanos() / 1e9 - seconds) + drain;
    long served = count(heard, Came::isServed);
    long turnedAway = count(heard, Came::isTurnedAway);
    long failed = count(heard, Came::isFailed);
    long sent = heard.all().size();
    return new Step(
        perSecond,
        seconds,
        sent,
        served,
        turnedAway,
        failed,
        sent - served - turnedAway - failed,
        Latency.of(heard.all().stream().filter(Came::isServed).mapToLong(Came::nanos).toArray()),
        heard.all().stream().mapToLong(Came::lateNanos).max().orElse(0) / 1e6,
        heard.cpu().toNanos() / 1e9 / seconds,
        issued,
        behind);
  }

  private static long count(Heard heard, Predicate<Came> what) {
    return heard.all().stream().filter(what).count();
  }

  @Override
  public void close() {
    users.close();
  }
}
