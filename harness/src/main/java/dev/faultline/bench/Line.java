package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A row's measurements, summed up. */
public record Line(
    String system,
    Work work,
    Point point,
    Spread perSecond,
    Spread meanMillis,
    Spread p95Millis,
    Spread p99Millis,
    Spread cpuMicros,
    Spread drainSeconds,
    Spread generatorCpuShare,
    long notAsked) {

  private record Key(String system, Work work, Point point) {}

  /** The rows in the order in which they were first measured. */
  public static List<Line> of(List<Shot> shots) {
    Map<Key, List<Shot>> rows = new LinkedHashMap<>();
    for (Shot shot : shots) {
      rows.computeIfAbsent(
              new Key(shot.system(), shot.work(), shot.point()), key -> new ArrayList<>())
          .add(shot);
    }
    return rows.entrySet().stream().map(row -> of(row.getKey(), row.getValue())).toList();
  }

  private static Line of(Key key, List<Shot> shots) {
    return new Line(
        key.system(),
        key.work(),
        key.point(),
        spread(shots, Shot::perSecond),
        spread(shots, shot -> shot.latency().meanMillis()),
        spread(shots, shot -> shot.latency().p95Millis()),
        spread(shots, shot -> shot.latency().p99Millis()),
        spread(shots, Shot::systemCpuMicros),
        spread(shots, Shot::drainSeconds),
        spread(shots, Shot::generatorCpuShare),
        shots.stream().mapToLong(Shot::notAsked).sum());
  }

  /** Whether it is of the same row. */
  public boolean isOf(Shot shot) {
    return shot.system().equals(system) && shot.work() == work && shot.point().equals(point);
  }

  private static Spread spread(List<Shot> shots, ToDoubleFunction<Shot> what) {
    return Spread.of(shots.stream().map(what::applyAsDouble).toList());
  }
}
