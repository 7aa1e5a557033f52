package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The way between roles and a store: slow, cut, or losing packets, while the store is well. */
record NetworkRule() implements Rule {
  private static final String KERNEL = "kernel.tsv";

  /** One late answer may be chance; it must be later than several that are late together. */
  private static final double ALONE_MILLIS = 60;

  /** The quickest of three answers that is so late is no chance, whoever else was asked in time. */
  private static final double FAR_MILLIS = 400;

  private static final long LEAST_MISSING = 3;

  /** Between quiet containers of one machine some are sent again too, a tenth of a percent. */
  private static final double LOST_PERCENT = 0.2;

  private static final double TIMES = 3;

  private static final double CROWD = 1.5;
  private static final double LEAST_LOST = 25;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    boolean late = ways(seen, facts);
    boolean lost = segments(seen, facts);
    // A way that loses little is quick nearly each time that it is tried.
    List<Way> tried = Way.of(seen);
    if (!late && !lost && !tried.isEmpty() && tried.stream().noneMatch(Way::slow)) {
      facts.add(Fact.of(Cause.NETWORK, -3, "network.quick", seen.during().source(Way.FILE)));
    }
    return facts;
  }

  /** Whether any is slow for roles. */
  private static boolean ways(Seen seen, List<Fact> facts) {
    List<Way> all = Way.of(seen);
    Map<String, List<Way>> byStore = all.stream().collect(Collectors.groupingBy(Way::store));
    boolean any = false;
    for (Map.Entry<String, List<Way>> store : byStore.entrySet()) {
      List<Way> neighbour = store.getValue().stream().filter(Way::byNeighbour).toList();
      List<Way> roles = store.getValue().stream().filter(way -> !way.byNeighbour()).toList();
      List<Way> suffering =
          roles.stream().filter(Way::slow).filter(way -> !slowEverywhere(way, all)).toList();
      boolean alone = suffering.size() == 1 && !suffering.getFirst().slowerBy(ALONE_MILLIS);
      if (neighbour.isEmpty() || suffering.isEmpty() || alone) {
        continue;
      }
      any = true;
      boolean cut = suffering.stream().anyMatch(Way::dead);
      if (neighbour.getFirst().slow() || (cut && away(seen, store.getKey()))) {
        facts.add(
            Fact.of(
                Cause.NETWORK,
                -3,
                neighbour.getFirst().slow() ? "network.store-too" : "network.store-away",
                seen.during().source(Way.FILE),
                store.getKey()));
        continue;
      }
      boolean far = suffering.stream().anyMatch(way -> !way.dead() && way.slowerBy(FAR_MILLIS));
      int weight = (suffering.size() > 1 || far ? 5 : 3) + (cut ? 2 : 0);
      facts.add(
          Fact.of(
              Cause.NETWORK,
              weight,
              cut ? "network.cut" : "network.slow",
              seen.during().source(Way.FILE),
              store.getKey(),
              suffering.stream()
                  .map(way -> way.from() + " " + way.told())
                  .collect(Collectors.joining(", ")),
              neighbour.getFirst().told()));
      suffering.forEach(way -> held(seen, way, facts));
    }
    return any;
  }

  /** One is asked after the other: when the neighbour's turn came, the store may have been back. */
  private static boolean away(Seen seen, String store) {
    return Part.away(seen, store)
        || (store.startsWith("redis") && RedisRule.missing(seen) >= LEAST_MISSING);
  }

  /**
   * Who asks by a late way keeps each connection for as long, and so runs out of them although no
   * more is asked.
   */
  private static void held(Seen seen, Way way, List<Fact> facts) {
    String role = way.from().replaceFirst("-\\d+$", "");
    String series = "connection-held-milliseconds-" + role;
    double usual = seen.usualMost(series);
    boolean longer = seen.most(series) >= usual + way.during().orElse(Double.MAX_VALUE) / 2;
    if (way.store().startsWith("postgres")
        && longer
        && PoolRule.saturated(seen, role)
        && seen.traffic() < CROWD) {
      facts.add(
          Fact.of(Cause.NETWORK, 2, "network.held", Seen.SAMPLES, role, usual, seen.most(series)));
    }
  }

  /** Who is slow to every store is slow itself. */
  private static boolean slowEverywhere(Way way, List<Way> all) {
    List<Way> own = all.stream().filter(other -> other.from().equals(way.from())).toList();
    return own.size() > 1 && own.stream().allMatch(Way::slow);
  }

  /** Whether some are lost. */
  private static boolean segments(Seen seen, List<Fact> facts) {
    boolean any = false;
    for (Map<String, String> row : seen.after().rows(KERNEL)) {
      Map<String, String> before = seen.before().row(KERNEL, row.getOrDefault("part", ""));
      double sent = number(row, "segments sent") - number(before, "segments sent");
      double again = number(row, "sent again") - number(before, "sent again");
      double percent = sent > 0 ? 100 * again / sent : 0;
      double usual =
          100 * number(before, "sent again") / Math.max(1, number(before, "segments sent"));
      boolean more = percent >= Math.max(LOST_PERCENT, TIMES * usual);
      if (!before.isEmpty() && again >= LEAST_LOST && more) {
        any = true;
        facts.add(
            Fact.of(
                Cause.NETWORK,
                5,
                "network.lost",
                seen.after().source(KERNEL),
                row.getOrDefault("part", ""),
                again,
                percent));
      }
    }
    return any;
  }

  private static double number(Map<String, String> row, String column) {
    return Moment.number(row.getOrDefault(column, "0")).orElse(0);
  }
}
