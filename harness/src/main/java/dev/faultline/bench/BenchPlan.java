package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured, how often and how long.
 *
 * @param rounds in each of which every row has its turn, so that a slow minute of the machine hits
 *     all of them
 * @param crowdedRounds of those, how many also measure with many users
 * @param users with a token; more requests than that for one coupon would be repetitions
 */
public record BenchPlan(
    int rounds,
    int crowdedRounds,
    Duration shot,
    Duration warmUp,
    int users,
    Duration drainAtMost) {

  /** As many users as STEP 20 had. */
  static final int FEW = 50;

  static final int MANY = 256;

  public static BenchPlan quick() {
    return new BenchPlan(
        3, 1, Duration.ofSeconds(3), Duration.ofSeconds(4), 20_000, Duration.ofSeconds(20));
  }

  public static BenchPlan full() {
    return new BenchPlan(
        5, 5, Duration.ofSeconds(10), Duration.ofSeconds(20), 60_000, Duration.ofSeconds(60));
  }

  /** Rows of a round, counted from 1, on the service. */
  List<Row> rows(int round) {
    List<Row> rows = new ArrayList<>();
    for (int users : round <= crowdedRounds ? List.of(FEW, MANY) : List.of(FEW)) {
      for (Work work : Work.values()) {
        rows.add(new Row(work, users));
      }
    }
    return List.copyOf(rows);
  }
}
