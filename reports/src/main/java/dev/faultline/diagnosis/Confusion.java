package dev.faultline.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was named over many runs, beside what was really broken. */
public final class Confusion {
  private final Map<String, Row> rows = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();

  /** All runs of one scenario. */
  private record Row(Truth truth, Map<Cause, Integer> named, Set<String> doses) {
    Row(Truth truth) {
      this(truth, new TreeMap<>(), new TreeSet<>());
    }

    int runs() {
      return named.values().stream().mapToInt(Integer::intValue).sum();
    }

    int right() {
      return sum(truth::right);
    }

    int unknown() {
      return named.getOrDefault(Cause.UNKNOWN, 0);
    }

    int wrong() {
      return sum(cause -> cause.named() && !truth.right(cause));
    }

    private int sum(Predicate<Cause> which) {
      return named.entrySet().stream()
          .filter(one -> which.test(one.getKey()))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  /** Diagnoses one more run; one whose fault did not bite, or that broke off, shows no cause. */
  public void add(RunDirectory run) throws IOException {
    Optional<Truth> truth = truth(run);
    if (truth.isEmpty() || !proven(run)) {
      leftOut.add(run.root().toString());
      return;
    }
    Cause named = Diagnostician.of(run).named();
    Row row = rows.computeIfAbsent(truth.get().scenario(), any -> new Row(truth.get()));
    row.named().merge(named, 1, Integer::sum);
    String doses = doses(run);
    if (!doses.isEmpty()) {
      row.doses().add(doses);
    }
  }

  /** What was asked of each fault. */
  private static String doses(RunDirectory run) {
    try (Stream<TimelineEvent> events = run.read(RunDirectory.TIMELINE)) {
      return events
          .filter(DoseMeasured.class::isInstance)
          .map(DoseMeasured.class::cast)
          .map(one -> one.fault() + " " + one.dose() + " " + one.asked())
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }

  private static Optional<Truth> truth(RunDirectory run) throws IOException {
    try {
      return Truth.of(run);
    } catch (InvalidFile e) {
      return Optional.empty();
    }
  }

  private static boolean proven(RunDirectory run) {
    try {
      String verdict =
          Json.LINE
              .readTree(run.root().resolve("verdict.json").toFile())
              .path("verdict")
              .asString("");
      return List.of("PASS", "FAIL").contains(verdict);
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The whole of docs/diagnosis.md: how it works, and how it did. */
  public List<String> page() throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream text = Confusion.class.getResourceAsStream("page.md")) {
      new String(Objects.requireNonNull(text).readAllBytes(), UTF_8).lines().forEach(lines::add);
    }
    lines.addAll(table());
    return lines;
  }

  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| scenario | what was broken | runs | doses | right | unknown | named wrongly |");
    lines.add("| --- | --- | ---: | ---: | ---: | ---: | --- |");
    rows.forEach((name, row) -> lines.add(line(name, row)));
    lines.add("");
    lines.add("- " + total("Causes of the seed documents", Truth::seed));
    lines.add("- " + total("Others", truth -> !truth.seed()));
    lines.add("- " + total("Of all, those that no rule was made or mended beside", Truth::unseen));
    seeds("without a run here", 1).ifPresent(lines::add);
    seeds("with one dose only", 2).ifPresent(lines::add);
    lines.add(
        "- Left out: %d runs whose fault did not bite, that broke off, or that break what is drawn."
            .formatted(leftOut.size()));
    return lines;
  }

  /** Those seed causes that have fewer doses than this, and more than none if it asks for two. */
  private Optional<String> seeds(String what, int doses) {
    List<String> names =
        Truth.seeds().stream().filter(seed -> doses(seed) == doses - 1).sorted().toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("- Seed documents, %s: %s".formatted(what, String.join(", ", names)));
  }

  private int doses(String scenario) {
    return Optional.ofNullable(rows.get(scenario)).map(row -> row.doses().size()).orElse(0);
  }

  private static String line(String name, Row row) {
    String causes =
        row.truth().causes().stream().map(Cause::word).collect(Collectors.joining(" or "));
    String wrongly =
        row.named().entrySet().stream()
            .filter(one -> !row.truth().right(one.getKey()) && one.getKey() != Cause.UNKNOWN)
            .map(one -> one.getKey().word() + (one.getValue() > 1 ? " ×" + one.getValue() : ""))
            .collect(Collectors.joining(", "));
    return "| %s%s%s | %s | %d | %s | %d | %d | %s |"
        .formatted(
            name,
            row.truth().seed() ? " *" : "",
            row.truth().unseen() ? " +" : "",
            causes,
            row.runs(),
            row.doses().isEmpty() ? "–" : row.doses().size(),
            row.right(),
            row.unknown(),
            wrongly.isEmpty() ? "–" : wrongly);
  }

  private String total(String what, Predicate<Truth> which) {
    List<Row> counted = rows.values().stream().filter(row -> which.test(row.truth())).toList();
    int runs = counted.stream().mapToInt(Row::runs).sum();
    int right = counted.stream().mapToInt(Row::right).sum();
    int unknown = counted.stream().mapToInt(Row::unknown).sum();
    int wrong = counted.stream().mapToInt(Row::wrong).sum();
    return "%s: %d scenarios, %d runs, %d right (%s), %d unknown, %d named wrongly."
        .formatted(
            what,
            counted.size(),
            runs,
            right,
            runs == 0 ? "–" : "%.0f %%".formatted(100.0 * right / runs),
            unknown,
            wrong);
  }
}
