package dev.faultline.diagnosis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The collections of one role after the quiet time, as its JVM wrote them down. */
record Pauses(String source, List<One> all) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\[([\\d.]+)s\\].*Pause (Young|Full).* (\\d+)M->(\\d+)M\\((\\d+)M\\) ([\\d.]+)ms");

  /** Megabytes before and after, of how many, and for how long it was stopped. */
  record One(
      double uptime, boolean full, double before, double after, double heap, double millis) {}

  /** Those that were not known before; a role that was started anew begins to count again. */
  static Pauses of(Seen seen, String part) {
    String file = "gc-" + part + ".log";
    Set<One> known = Set.copyOf(read(seen.before(), file));
    Moment moment = seen.after().text(file).isPresent() ? seen.after() : seen.during();
    List<One> later =
        Stream.concat(read(seen.during(), file).stream(), read(seen.after(), file).stream())
            .distinct()
            .filter(one -> !known.contains(one))
            .toList();
    return new Pauses(moment.source(file), later);
  }

  private static List<One> read(Moment moment, String file) {
    return moment.text(file).stream()
        .flatMap(text -> LINE.matcher(text).results())
        .map(Pauses::one)
        .toList();
  }

  private static One one(MatchResult line) {
    return new One(
        number(line, 1),
        line.group(2).equals("Full"),
        number(line, 3),
        number(line, 4),
        number(line, 5),
        number(line, 6));
  }

  private static double number(MatchResult line, int group) {
    return Double.parseDouble(line.group(group));
  }

  double millis() {
    return all.stream().mapToDouble(One::millis).sum();
  }

  long whole() {
    return all.stream().filter(One::full).count();
  }

  /** What a collection of the young generation found to look through: how large that is. */
  OptionalDouble youngShare() {
    return all.stream()
        .filter(one -> !one.full())
        .mapToDouble(one -> (one.before() - one.after()) / one.heap())
        .max();
  }

  /** How full the heap stays, usually, when all of it was collected; what can go is gone then. */
  OptionalDouble keptShare() {
    double[] kept =
        all.stream()
            .filter(One::full)
            .mapToDouble(one -> one.after() / one.heap())
            .sorted()
            .toArray();
    return kept.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(kept[kept.length / 2]);
  }
}
