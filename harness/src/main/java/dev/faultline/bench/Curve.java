package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How one kind of work goes along an axis, held against the first place on it. */
public record Curve(Axis axis, Work work, List<Place> places) {
  /** Axes whose first place is the plain row of the same bed, where that was measured. */
  private static final Set<Axis> FROM_PLAIN = Set.of(Axis.CLAIMS, Axis.GATLING);

  /**
   * A place on the axis.
   *
   * @param timesRate pieces of work a second, times those of the first place
   * @param timesCpu processor time of each piece, times that of the first place
   */
  public record Place(Line line, double timesRate, double timesCpu) {}

  public Curve {
    places = List.copyOf(places);
  }

  /** One for each axis and kind of work for which there is more than one place. */
  public static List<Curve> of(List<Line> lines) {
    Map<Axis, Map<Work, List<Line>>> found = new TreeMap<>();
    for (Line line : lines) {
      if (line.point().axis() != Axis.USERS) {
        found
            .computeIfAbsent(line.point().axis(), axis -> new TreeMap<>())
            .computeIfAbsent(line.work(), work -> new ArrayList<>())
            .add(line);
      }
    }
    List<Curve> curves = new ArrayList<>();
    found.forEach(
        (axis, works) ->
            works.forEach(
                (work, along) -> {
                  List<Line> all = new ArrayList<>();
                  if (FROM_PLAIN.contains(axis)) {
                    lines.stream()
                        .filter(line -> isPlain(line, along.getFirst()))
                        .forEach(all::add);
                  }
                  along.stream()
                      .sorted(Comparator.comparing(it -> it.point().level()))
                      .forEach(all::add);
                  if (all.size() > 1) {
                    curves.add(of(axis, work, all));
                  }
                }));
    return List.copyOf(curves);
  }

  private static boolean isPlain(Line line, Line other) {
    return line.system().equals(other.system())
        && line.work() == other.work()
        && line.point().equals(new Point.Users(Point.Users.FEW));
  }

  private static Curve of(Axis axis, Work work, List<Line> lines) {
    Line first = lines.getFirst();
    return new Curve(
        axis,
        work,
        lines.stream()
            .map(
                line ->
                    new Place(
                        line,
                        line.perSecond().median() / first.perSecond().median(),
                        line.cpuMicros().median() / first.cpuMicros().median()))
            .toList());
  }
}
