package dev.faultline.bench.measure;

import dev.faultline.bench.Axis;
import dev.faultline.bench.Point;
import dev.faultline.bench.Row;
import dev.faultline.bench.Row.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is measured, how often and how long.
 *
 * @param axes what was asked for
 * @param rounds in each of which every row has its turn, so that a slow minute of the machine hits
 *     all of them
 * @param crowdedRounds of those, how many also measure with many users
 * @param longRounds of those, how many also have what takes long: all axes but users, coupons and
 *     baseline
 * @param users with a token; more requests than that for one coupon would be repetitions
 * @param claims that are in the table before, the fewest first; a million takes 19 s to put there
 * @param ramp of the open arrivals
 * @param profiled whether roles are also sampled, once, with 50 closed users
 */
public record BenchPlan(
    Set<Axis> axes,
    int rounds,
    int crowdedRounds,
    int longRounds,
    Duration shot,
    Duration warmUp,
    int users,
    Duration drainAtMost,
    List<Long> claims,
    Ramp ramp,
    boolean profiled) {

  private static final List<Work> CLOSED =
      List.of(Work.EMPTY, Work.ACCEPTED, Work.ISSUED, Work.REFUSED, Work.STATUS);

  /**
   * How the knee is looked for. It is looked for where the database is what limits (its processors
   * are few), because on one machine generator and service would share what limits otherwise.
   *
   * @param databaseCpus what the database may use meanwhile; with much less than half a processor
   *     it would be what a single statement waits for, whoever else is there
   * @param roundsPerClaim of a loop, 60,000 take some two milliseconds: three times the knee must
   *     fit into the processors that are left
   * @param firstPerSecond arrivals of the first step
   * @param steps at most
   * @param lasts of each step
   */
  record Ramp(
      double databaseCpus, int roundsPerClaim, double firstPerSecond, int steps, Duration lasts) {}

  public BenchPlan {
    axes = Set.copyOf(axes);
    claims = List.copyOf(claims);
  }

  public static BenchPlan quick() {
    return new BenchPlan(
        Axis.quick(),
        3,
        1,
        2,
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        12_000,
        Duration.ofSeconds(20),
        List.of(10_000L, 1_000_000L),
        new Ramp(0.5, 60_000, 80, 12, Duration.ofSeconds(3)),
        false);
  }

  public static BenchPlan full() {
    return new BenchPlan(
        Set.of(Axis.values()),
        5,
        5,
        3,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        60_000,
        Duration.ofSeconds(60),
        List.of(10_000L, 1_000_000L, 10_000_000L),
        new Ramp(0.5, 60_000, 80, 14, Duration.ofSeconds(6)),
        false);
  }

  /** Long enough for many of Prometheus's seconds. */
  Duration watchedFor() {
    return shot.multipliedBy(3);
  }

  /** The same for these axes alone. */
  public BenchPlan only(Set<Axis> asked) {
    return with(asked, profiled);
  }

  /** The same, with samples of where the roles' time goes. */
  public BenchPlan withProfile() {
    return with(axes, true);
  }

  private BenchPlan with(Set<Axis> asked, boolean sampled) {
    return new BenchPlan(
        asked,
        rounds,
        crowdedRounds,
        longRounds,
        shot,
        warmUp,
        users,
        drainAtMost,
        claims,
        ramp,
        sampled);
  }

  boolean has(Axis axis) {
    return axes.contains(axis);
  }

  /** Whether an axis needs the service on its plain bed. */
  boolean needsService() {
    return profiled
        || Stream.of(
                Axis.USERS, Axis.OVERLOAD, Axis.COUPONS, Axis.WORKERS, Axis.CLAIMS, Axis.GATLING)
            .anyMatch(axes::contains);
  }

  /** Rows of a round, counted from 1, with closed users. */
  List<Row> users(int round) {
    List<Row> rows = new ArrayList<>();
    for (int users :
        round <= crowdedRounds
            ? List.of(Point.Users.FEW, Point.Users.MANY)
            : List.of(Point.Users.FEW)) {
      CLOSED.forEach(work -> rows.add(new Row(work, new Point.Users(users))));
    }
    return List.copyOf(rows);
  }

  /** What is hot in turn. */
  static List<Row> coupons() {
    return List.of(1, 10, 100).stream()
        .map(hot -> new Row(Work.ISSUED, new Point.Coupons(hot)))
        .toList();
  }

  /** The other generator, beside the first one unless that is measured anyway. */
  List<Row> gatling() {
    Row other = new Row(Work.REFUSED, new Point.Gatling(Point.Users.FEW));
    return has(Axis.USERS)
        ? List.of(other)
        : List.of(new Row(Work.REFUSED, new Point.Users(Point.Users.FEW)), other);
  }

  /** Workers in turn: the most first, because ending one costs less than starting one. */
  static List<Integer> workers() {
    return List.of(4, 2, 1);
  }

  /** What a number of workers is measured by. */
  static List<Row> with(Point.Workers workers) {
    return List.of(new Row(Work.ISSUED, workers), new Row(Work.DRAINED, workers));
  }

  /**
   * With and without, each twice: who comes first has colder code, so that changes within a round
   * and from round to round.
   */
  static List<Point.Watched> watched(int round) {
    var first = new Point.Watched(round % 2 == 0);
    var other = new Point.Watched(round % 2 != 0);
    return List.of(first, other, other, first);
  }

  /** What is held against an empty handler where the table is full. */
  static List<Row> filled(Point point) {
    return List.of(new Row(Work.EMPTY, point), new Row(Work.ISSUED, point));
  }

  /** What is held against an empty handler where the bed itself differs. */
  static List<Row> beside(Point point) {
    return List.of(
        new Row(Work.EMPTY, point), new Row(Work.ISSUED, point), new Row(Work.REFUSED, point));
  }

  /**
   * What the rows of these axes need to be warm; status comes last: it asks for what was issued.
   */
  List<Work> toWarmUp() {
    return has(Axis.USERS) ? CLOSED : List.of(Work.EMPTY, Work.ISSUED, Work.REFUSED);
  }
}
