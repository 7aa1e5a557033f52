package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measurements of one second each, as the bench would have taken them. */
public final class Shots {
  private Shots() {}

  /** Of 50 users, a round for each rate. */
  public static List<Shot> of(String system, Work work, double cpu, long... perSecond) {
    return Arrays.stream(perSecond)
        .mapToObj(rate -> of(system, work, new Point.Users(50), rate, Map.of("issue-api-1", cpu)))
        .toList();
  }

  static Shot of(String system, Work work, Point point, long perSecond, Map<String, Double> cpu) {
    return new Shot(
        system, work, point, 1, 1, perSecond, new Latency(5, 4, 9, 20, 30), cpu, 0.1, 0.2, 0);
  }
}
