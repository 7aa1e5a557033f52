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

  private static final double LOST_PERCENT = 1;
  private static final double LEAST_LOST = 25;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    ways(seen, facts);
    segments(seen, facts);
    return facts;
  }

  private static void ways(Seen seen, List<Fact> facts) {
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
      if (neighbour.getFirst().slow()) {
        facts.add(
            Fact.of(
                Cause.NETWORK,
                -3,
                "network.store-too",
                seen.during().source(Way.FILE),
                store.getKey()));
        continue;
      }
      boolean cut = suffering.stream().anyMatch(Way::dead);
      int weight = (suffering.size() > 1 ? 5 : 3) + (cut ? 2 : 0);
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
    }
    if (!any && !all.isEmpty() && all.stream().noneMatch(Way::slow)) {
      facts.add(Fact.of(Cause.NETWORK, -3, "network.quick", seen.during().source(Way.FILE)));
    }
  }

  /** Who is slow to every store is slow itself. */
  private static boolean slowEverywhere(Way way, List<Way> all) {
    List<Way> own = all.stream().filter(other -> other.from().equals(way.from())).toList();
    return own.size() > 1 && own.stream().allMatch(Way::slow);
  }

  private static void segments(Seen seen, List<Fact> facts) {
    for (Map<String, String> row : seen.after().rows(KERNEL)) {
      Map<String, String> before = seen.before().row(KERNEL, row.getOrDefault("part", ""));
      double sent = number(row, "segments sent") - number(before, "segments sent");
      double again = number(row, "sent again") - number(before, "sent again");
      double percent = sent > 0 ? 100 * again / sent : 0;
      if (!before.isEmpty() && again >= LEAST_LOST && percent >= LOST_PERCENT) {
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
  }

  private static double number(Map<String, String> row, String column) {
    return Moment.number(row.getOrDefault(column, "0")).orElse(0);
  }
}
