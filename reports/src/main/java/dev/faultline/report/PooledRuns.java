package dev.faultline.report;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.Metric;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.RunVerdict.RecoveryClock;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Many runs in one table, in Markdown: how often each scenario passed, its doses, its recovery
 * clocks, and how far each SLO's limit lies from what was measured, in spreads of the scenario in
 * which nothing breaks (A/A).
 */
public final class PooledRuns {
  private static final String UNDISTURBED = "no-fault";
  private static final String CONTROL = "control";
  private static final String NONE = "–";
  private static final List<String> CLOCKS = List.of("first-success", "objective-held", "drained");

  private final Map<String, List<Pooled>> byTitle = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * A run.
   *
   * @param wall from the start of its first phase to the end of its last one
   */
  private record Pooled(RunVerdict verdict, Duration wall) {
    static Pooled of(RunVerdict verdict, RunDirectory run) {
      List<Instant> starts = new ArrayList<>();
      List<Instant> ends = new ArrayList<>();
      for (TimelineEvent event : run.readAll(RunDirectory.TIMELINE)) {
        switch (event) {
          case PhaseStarted started -> starts.add(started.at());
          case PhaseEnded ended -> ends.add(ended.at());
          default -> {}
        }
      }
      return new Pooled(
          verdict,
          starts.isEmpty() || ends.isEmpty()
              ? Duration.ZERO
              : Duration.between(starts.getFirst(), ends.getLast()));
    }
  }

  /** Takes a run in. */
  public PooledRuns add(RunVerdict verdict, RunDirectory run) {
    byTitle
        .computeIfAbsent(verdict.title(), title -> new ArrayList<>())
        .add(Pooled.of(verdict, run));
    return this;
  }

  /** The page. */
  public String markdown() {
    lines.clear();
    long all = byTitle.values().stream().mapToLong(List::size).sum();
    long passed = byTitle.values().stream().mapToLong(PooledRuns::passed).sum();
    lines.add("%d runs pooled, %d not PASS.".formatted(all, all - passed));
    lines.add("");
    row("scenario", "runs", "PASS", "doses: asked → measured", "clocks: median (longest)", "s");
    lines.add("|" + " --- |".repeat(6));
    byTitle.forEach(this::scenario);
    lines.add("");
    lines.add(
        "Limits, in spreads (standard deviations over the runs of `%s`, n = %d):"
            .formatted(UNDISTURBED, byTitle.getOrDefault(UNDISTURBED, List.of()).size()));
    lines.add("");
    row("scenario", "phase", "SLO", "limit", "measured, closest to it", "spread", "away by");
    lines.add("|" + " --- |".repeat(7));
    byTitle.forEach(this::limits);
    return String.join("\n", lines) + "\n";
  }

  private void scenario(String title, List<Pooled> runs) {
    row(
        title,
        String.valueOf(runs.size()),
        String.valueOf(passed(runs)),
        doses(runs),
        CLOCKS.stream().map(clock -> clock(clock, runs)).collect(Collectors.joining(", ")),
        "%.0f".formatted(median(runs.stream().mapToDouble(one -> one.wall().toMillis() / 1e3))));
  }

  private static long passed(List<Pooled> runs) {
    return runs.stream().filter(one -> one.verdict().verdict() == Verdict.PASS).count();
  }

  /** Each dose once, with the least and the most that any run measured. */
  private static String doses(List<Pooled> runs) {
    Map<String, List<RunVerdict.Dose>> doses = new LinkedHashMap<>();
    runs.stream()
        .flatMap(one -> one.verdict().doses().stream())
        .forEach(
            dose ->
                doses
                    .computeIfAbsent(dose.fault() + " " + dose.dose(), name -> new ArrayList<>())
                    .add(dose));
    return doses.values().stream()
        .map(
            same ->
                "%s %s %s → %s"
                    .formatted(
                        same.getFirst().dose(),
                        plain(same.getFirst().asked()),
                        same.getFirst().unit(),
                        range(same.stream().mapToDouble(RunVerdict.Dose::measured).toArray())))
        .collect(Collectors.joining("; "));
  }

  private static String range(double[] values) {
    double least = DoubleStream.of(values).min().orElse(0);
    double most = DoubleStream.of(values).max().orElse(0);
    return least == most ? plain(least) : plain(least) + " to " + plain(most);
  }

  private static String clock(String name, List<Pooled> runs) {
    double[] millis =
        runs.stream()
            .flatMap(one -> one.verdict().clocks().stream())
            .filter(clock -> clock.name().equals(name))
            .map(RecoveryClock::measured)
            .flatMap(Optional::stream)
            .mapToDouble(Quantity::value)
            .toArray();
    return millis.length == 0
        ? NONE
        : "%s (%s)"
            .formatted(
                Quantity.millis(median(DoubleStream.of(millis))).text(),
                Quantity.millis(DoubleStream.of(millis).max().orElse(0)).text());
  }

  /** One line for each SLO; of several runs the one that came closest to its limit. */
  private void limits(String title, List<Pooled> runs) {
    Map<String, List<CheckResult>> slos = new TreeMap<>();
    runs.stream()
        .flatMap(one -> one.verdict().checks().stream())
        .filter(PooledRuns::isSlo)
        .forEach(
            check ->
                slos.computeIfAbsent(check.phase() + " " + check.name(), key -> new ArrayList<>())
                    .add(check));
    slos.values().forEach(same -> limit(title, same));
  }

  private void limit(String title, List<CheckResult> same) {
    CheckResult closest =
        same.stream()
            .min(Comparator.comparingDouble(check -> check.margin().orElseThrow().value()))
            .orElseThrow();
    Optional<Double> spread = spread(closest.name(), closest.phase());
    row(
        title,
        closest.phase(),
        closest.name(),
        closest.limit().orElseThrow().text(),
        closest.measured().orElseThrow().text(),
        spread
            .map(one -> Quantity.of(one, closest.limit().orElseThrow().unit()).text())
            .orElse(NONE),
        spread.map(one -> away(closest.margin().orElseThrow().value(), one)).orElse(NONE));
  }

  private static String away(double margin, double spread) {
    if (spread == 0) {
      return margin >= 0 ? "never varied" : "broken";
    }
    return "%.1f".formatted(margin / spread);
  }

  /** In the same phase if it is judged there, else in the phase in which nothing broke. */
  private Optional<Double> spread(String metric, String phase) {
    List<RunVerdict> undisturbed =
        byTitle.getOrDefault(UNDISTURBED, List.of()).stream().map(Pooled::verdict).toList();
    return deviation(undisturbed, metric, phase).or(() -> deviation(undisturbed, metric, "fault"));
  }

  private static Optional<Double> deviation(List<RunVerdict> runs, String metric, String phase) {
    double[] values =
        runs.stream()
            .flatMap(run -> run.checks().stream())
            .filter(check -> check.name().equals(metric) && check.phase().equals(phase))
            .flatMap(check -> check.measured().stream())
            .mapToDouble(Quantity::value)
            .toArray();
    if (values.length < 2) {
      return Optional.empty();
    }
    double mean = DoubleStream.of(values).average().orElse(0);
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return Optional.of(Math.sqrt(squares / (values.length - 1)));
  }

  private static boolean isSlo(CheckResult check) {
    return Metric.of(check.name()).isPresent()
        && !check.phase().equals(CONTROL)
        && check.margin().isPresent()
        && check.limit().isPresent()
        && check.measured().isPresent();
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }
}
