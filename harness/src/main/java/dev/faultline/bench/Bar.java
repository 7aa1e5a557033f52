package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A figure that was promised, beside what it is.
 *
 * @param least whether the figure must be at least the limit; at most otherwise
 */
public record Bar(String name, double value, boolean least, double limit) {
  private static final Point PLAIN = new Point.Users(Point.Users.FEW);

  /** Where service and empty handler were measured on the same bed. */
  private static final List<Point> POINTS =
      List.of(PLAIN, new Point.Users(Point.Users.MANY), new Point.Brokers(BenchSystems.BROKERS));

  public boolean reached() {
    return least ? value >= limit : value <= limit;
  }

  /** Those bars for which both sides were measured. */
  public static List<Bar> of(List<Line> lines, List<Climb> climbs) {
    List<Bar> bars = new ArrayList<>(of(lines));
    bars.addAll(overload(climbs));
    return List.copyOf(bars);
  }

  /** Only climbs that found a knee say anything; those of each bed are held together. */
  private static List<Bar> overload(List<Climb> climbs) {
    Map<String, List<Beyond>> found = new TreeMap<>();
    for (Climb climb : climbs) {
      climb
          .knee()
          .flatMap(knee -> climb.beyond().map(step -> new Beyond(knee, step)))
          .ifPresent(
              beyond ->
                  found.computeIfAbsent(climb.system(), name -> new ArrayList<>()).add(beyond));
    }
    List<Bar> bars = new ArrayList<>();
    found.forEach((name, beyond) -> bars.addAll(overload(name, beyond)));
    return bars;
  }

  private static List<Bar> overload(String bed, List<Beyond> found) {
    return List.of(
        new Bar(
            bed + ": issued/s at 3x the knee, share of the knee's",
            Spread.of(found.stream().map(Beyond::share).toList()).median(),
            true,
            0.8),
        new Bar(
            bed + ": p99 of the served at 3x the knee, ms",
            Spread.of(found.stream().map(it -> it.step().latency().p99Millis()).toList()).median(),
            false,
            Step.P99_MILLIS),
        new Bar(
            bed + ": 5xx but 503, or no answer, at 3x the knee",
            (double) found.stream().mapToLong(it -> it.step().failed()).sum(),
            false,
            0));
  }

  private record Beyond(Step knee, Step step) {
    double share() {
      return step.issuedPerSecond() / knee.issuedPerSecond();
    }
  }

  private static List<Bar> of(List<Line> lines) {
    List<Bar> bars = new ArrayList<>();
    for (Point point : POINTS) {
      Optional<Line> empty = find(lines, BenchSystems.SERVICE, Work.EMPTY, point);
      Optional<Line> issued = find(lines, BenchSystems.SERVICE, Work.ISSUED, point);
      Optional<Line> refused = find(lines, BenchSystems.SERVICE, Work.REFUSED, point);
      ratio(issued, empty, line -> line.cpuMicros().median())
          .ifPresent(
              times ->
                  bars.add(
                      new Bar(
                          "CPU per issued coupon, times an empty answer's, " + point.words(),
                          times,
                          false,
                          6)));
      ratio(issued, empty, line -> line.perSecond().median())
          .ifPresent(
              share ->
                  bars.add(
                      new Bar(
                          "issued/s, share of empty answers/s, " + point.words(),
                          share,
                          true,
                          0.2)));
      ratio(refused, empty, line -> line.perSecond().median())
          .ifPresent(
              share ->
                  bars.add(
                      new Bar(
                          "refusals/s, share of empty answers/s, " + point.words(),
                          share,
                          true,
                          0.5)));
    }
    beside(lines, bars);
    return List.copyOf(bars);
  }

  private static void beside(List<Line> lines, List<Bar> bars) {
    ratio(
            find(lines, BenchSystems.SCENARIOS, Work.ISSUED, new Point.Watched(true)),
            find(lines, BenchSystems.SCENARIOS, Work.ISSUED, new Point.Watched(false)),
            line -> line.cpuMicros().median())
        .ifPresent(
            times ->
                bars.add(
                    new Bar("CPU per coupon while watched, times unwatched", times, false, 1.05)));
    Optional<Line> issued = find(lines, BenchSystems.SERVICE, Work.ISSUED, PLAIN);
    Optional<Line> baseline = find(lines, BenchSystems.BASELINE, Work.ISSUED, PLAIN);
    ratio(issued, baseline, line -> line.perSecond().median())
        .ifPresent(times -> bars.add(new Bar("issued/s, times baseline's", times, true, 5)));
    ratio(issued, baseline, line -> line.meanMillis().median())
        .ifPresent(share -> bars.add(new Bar("mean, share of baseline's", share, false, 0.2)));
    ratio(issued, baseline, line -> line.p95Millis().median())
        .ifPresent(share -> bars.add(new Bar("p95, share of baseline's", share, false, 0.2)));
    issued.ifPresent(
        line ->
            bars.add(
                new Bar(
                    "seconds of work in the backlog when the load ends",
                    line.drainSeconds().median(),
                    false,
                    0.5)));
  }

  private static Optional<Line> find(List<Line> lines, String system, Work work, Point point) {
    return lines.stream()
        .filter(
            line ->
                line.system().equals(system) && line.work() == work && line.point().equals(point))
        .findFirst();
  }

  private static Optional<Double> ratio(
      Optional<Line> one, Optional<Line> other, ToDoubleFunction<Line> what) {
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(what.applyAsDouble(one.get()) / what.applyAsDouble(other.get()));
  }
}
