package dev.faultline.bench.measure;

import dev.faultline.bed.Part;
import dev.faultline.bench.Climb;
import dev.faultline.bench.Step;
import dev.faultline.bench.measure.OpenUsers.Asking;
import dev.faultline.bench.measure.OpenUsers.Came;
import dev.faultline.bench.measure.OpenUsers.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Climbs to the knee of a bed whose database is what limits, and goes to three times of it: it has
 * few processors, and a claim costs it much.
 */
final class Overload implements AutoCloseable {
  private static final double WARM_PER_SECOND = 800;
  private static final Duration WARMS_FOR = Duration.ofSeconds(12);

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

  /** Lets generator and service compile what they do beyond the knee, unmeasured. */
  void warmUp() {
    limited(() -> step(WARM_PER_SECOND, WARMS_FOR));
  }

  Climb climb(int round, String name) {
    return limited(() -> climbed(round, name));
  }

  private Climb climbed(int round, String name) {
    List<Step> steps = steps();
    Optional<Step> beyond =
        Climb.knee(steps)
            .map(
                knee ->
                    told(
                        step(Climb.TIMES * knee.offeredPerSecond(), ramp.lasts().multipliedBy(2))));
    return new Climb(name, round, steps, beyond);
  }

  /** While the database is what limits. */
  private <T> T limited(Supplier<T> work) {
    Part database = bed.bed().part("postgres");
    bed.table().makeHeavy(claims(), ramp.roundsPerClaim());
    bed.bed().containers().slowDown(database.containerId(), ramp.databaseCpus());
    try {
      return work.get();
    } finally {
      bed.bed().containers().speedUp(database.containerId());
      bed.table().makeLight(claims());
    }
  }

  private String claims() {
    return Optional.ofNullable(
            bed.system().ledger().inserts().get(dev.faultline.scenario.Step.ACCEPTING))
        .orElseThrow(
            () -> new IllegalStateException("the system file names no ledger.inserts.accepting"));
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
    Heard all = users.run(Asking.issue(bed, wanted.getFirst()), perSecond, lasts);
    double drain = coupons.drain(wanted, all.count(Came::isServed));
    return step(perSecond, lasts, all, coupons.issued(wanted), drain);
  }

  static Step step(double perSecond, Duration lasts, Heard heard, long issued, double drain) {
    double seconds = lasts.toNanos() / 1e9;
    double behind = Math.max(0, heard.lasted().toNanos() / 1e9 - seconds) + drain;
    long served = heard.count(Came::isServed);
    long turnedAway = heard.count(Came::isTurnedAway);
    long failed = heard.count(Came::isFailed);
    long sent = heard.all().size();
    return new Step(
        perSecond,
        seconds,
        sent,
        served,
        turnedAway,
        failed,
        sent - served - turnedAway - failed,
        heard.served(),
        heard.all().stream().mapToLong(Came::lateNanos).max().orElse(0) / 1e6,
        heard.cpu().toNanos() / 1e9 / seconds,
        issued,
        behind);
  }

  @Override
  public void close() {
    users.close();
  }
}
