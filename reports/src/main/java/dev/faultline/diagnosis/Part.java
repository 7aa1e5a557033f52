package dev.faultline.diagnosis;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container at one moment, as its engine told of it. */
record Part(
    String name, boolean running, int restarts, String exitCode, Optional<Instant> started) {
  static final String FILE = "containers.tsv";

  static List<Part> of(Moment moment) {
    return moment.rows(FILE).stream().map(Part::of).toList();
  }

  static Optional<Part> named(Moment moment, String name) {
    return of(moment).stream().filter(part -> part.name.equals(name)).findFirst();
  }

  private static Part of(Map<String, String> row) {
    return new Part(
        row.getOrDefault("part", ""),
        "RUNNING".equals(row.get("state")),
        (int) Moment.number(row.getOrDefault("restarts", "0")).orElse(0),
        row.getOrDefault("exit code", ""),
        instant(row.getOrDefault("started", "")));
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Without its number. */
  String role() {
    return name.replaceFirst("-\\d+$", "");
  }

  /** Restarts that its policy made between two moments. */
  static int restarted(Moment from, Moment to, String name) {
    Optional<Part> earlier = named(from, name);
    Optional<Part> later = named(to, name);
    return earlier.isPresent() && later.isPresent()
        ? later.get().restarts - earlier.get().restarts
        : 0;
  }

  /** Whether its process was away, or is another one than before. */
  static boolean away(Seen seen, String name) {
    return named(seen.during(), name).filter(part -> !part.running()).isPresent()
        || restarted(seen.before(), seen.after(), name) > 0
        || startedByHand(seen.before(), seen.after(), name);
  }

  /** Whether it was started anew between two moments by somebody, not by its policy. */
  static boolean startedByHand(Moment from, Moment to, String name) {
    Optional<Instant> earlier = named(from, name).flatMap(Part::started);
    Optional<Instant> later = named(to, name).flatMap(Part::started);
    return earlier.isPresent()
        && later.isPresent()
        && later.get().isAfter(earlier.get())
        && restarted(from, to, name) == 0;
  }
}
