package dev.faultline.diagnosis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How soon a store answered somebody, usually and during.
 *
 * @param usual empty where it was not asked then or did not answer
 * @param during empty where it did not answer
 */
record Way(String store, String from, OptionalDouble usual, OptionalDouble during) {
  static final String FILE = "reach.tsv";

  /** Who asks past every role, from the store's own network. */
  static final String NEIGHBOUR = "neighbour";

  private static final double TIMES = 3;
  private static final double MORE_MILLIS = 25;

  /** Every way that was tried during; a question that could not be asked tells nothing. */
  static List<Way> of(Seen seen) {
    return seen.during().rows(FILE).stream()
        .filter(row -> !row.getOrDefault("milliseconds", "not asked").startsWith("not asked"))
        .map(
            row ->
                new Way(
                    row.getOrDefault("store", ""),
                    row.getOrDefault("asked by", ""),
                    usual(seen, row.getOrDefault("store", ""), row.getOrDefault("asked by", "")),
                    Moment.number(row.getOrDefault("milliseconds", ""))))
        .toList();
  }

  /** The quicker of before, when processes are cold, and after. */
  private static OptionalDouble usual(Seen seen, String store, String from) {
    return Stream.of(seen.before(), seen.after())
        .flatMap(moment -> moment.rows(FILE).stream())
        .filter(row -> store.equals(row.get("store")) && from.equals(row.get("asked by")))
        .map(row -> Moment.number(row.getOrDefault("milliseconds", "")))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  boolean byNeighbour() {
    return from.equals(NEIGHBOUR);
  }

  boolean dead() {
    return during.isEmpty();
  }

  boolean slow() {
    return slowerBy(MORE_MILLIS);
  }

  boolean slowerBy(double millis) {
    double known = usual.orElse(1);
    return dead() || during.getAsDouble() > Math.max(TIMES * known, known + millis);
  }

  String told() {
    return dead() ? "-" : "%.1f".formatted(during.getAsDouble());
  }

  /** How a store answers its neighbour during; empty where nobody asked. */
  static List<Way> neighbours(Seen seen, String storeBegins) {
    return of(seen).stream()
        .filter(way -> way.byNeighbour() && way.store().startsWith(storeBegins))
        .toList();
  }
}
