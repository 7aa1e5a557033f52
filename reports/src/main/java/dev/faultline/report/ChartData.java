package dev.faultline.report;

import dev.faultline.history.CallStatistics;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.run.GeneratorReport;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.RunVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the page's script draws, as plain numbers. Index is the second since the load started.
 *
 * @param lines values per second by name; empty where there is none
 */
record ChartData(
    String origin,
    int seconds,
    Map<String, List<Optional<Double>>> lines,
    List<Span> phases,
    List<Span> faults,
    List<Span> alerts,
    List<Mark> clocks) {

  /** Something that lasts; in seconds. */
  record Span(String name, double from, double to) {}

  /** Something that happens; in seconds. */
  record Mark(String name, double at) {}

  static ChartData of(RunSeries series, double plannedPerSecond, RunVerdict verdict) {
    return new ChartData(
        series.origin().toString(),
        series.length(),
        lines(series, plannedPerSecond),
        phases(series),
        faults(series),
        alerts(series),
        clocks(series, verdict));
  }

  private static Map<String, List<Optional<Double>>> lines(
      RunSeries series, double plannedPerSecond) {
    Map<String, List<Optional<Double>>> lines = new TreeMap<>();
    double loadEnd = series.second(loadEnd(series));
    lines.put(
        "planned",
        all(series, second -> second < loadEnd ? some(plannedPerSecond) : Optional.empty()));
    lines.put("started", all(series, second -> some((double) series.at(second).count())));
    for (Outcome outcome : Outcome.values()) {
      lines.put(
          outcome.name().toLowerCase(Locale.ROOT),
          all(series, second -> some((double) series.at(second).count(outcome))));
    }
    for (int percentile : List.of(50, 95, 99)) {
      lines.put("p" + percentile, all(series, second -> latency(series.at(second), percentile)));
    }
    lines.put("p95-intended", all(series, second -> latency(series.asIntended(second), 95)));
    for (String own : List.of(GeneratorReport.CPU, GeneratorReport.PAUSED, GeneratorReport.LATE)) {
      lines.put(own, all(series, second -> series.sample(own, second)));
    }
    for (Metric metric : List.of(Metric.CONSUMER_LAG, Metric.OUTBOX_AGE, Metric.DLT_OPEN)) {
      lines.put(metric.word(), all(series, second -> series.sample(metric.word(), second)));
    }
    return lines;
  }

  private static Optional<Double> latency(CallStatistics second, double percentile) {
    OptionalDouble millis = second.percentileMillis(percentile);
    return millis.isPresent() ? some(millis.getAsDouble()) : Optional.empty();
  }

  private static List<Span> phases(RunSeries series) {
    List<Span> spans = new ArrayList<>();
    for (PhaseStarted start : series.timeline().all(PhaseStarted.class)) {
      if (!start.at().isBefore(series.origin())) {
        spans.add(span(series, start.phase().word(), start.at(), series.end(start.phase())));
      }
    }
    return spans;
  }

  private static List<Span> faults(RunSeries series) {
    return series.timeline().all(FaultInjected.class).stream()
        .map(
            injected ->
                span(
                    series,
                    injected.kind() + " " + injected.target(),
                    injected.at(),
                    healed(series, injected)))
        .toList();
  }

  private static Instant healed(RunSeries series, FaultInjected injected) {
    return series.timeline().all(HealConfirmed.class).stream()
        .filter(healed -> healed.fault().equals(injected.fault()))
        .map(HealConfirmed::at)
        .findFirst()
        .orElseGet(() -> series.timeline().end());
  }

  private static List<Span> alerts(RunSeries series) {
    return series.timeline().firings().stream().map(firing -> alert(series, firing)).toList();
  }

  private static Span alert(RunSeries series, Firing firing) {
    Instant to = firing.cleared().orElseGet(() -> series.timeline().end());
    return span(series, firing.alert(), firing.from(), to);
  }

  private static List<Mark> clocks(RunSeries series, RunVerdict verdict) {
    Optional<Instant> healed = series.timeline().healed();
    List<Mark> marks = new ArrayList<>();
    healed.ifPresent(
        from -> {
          marks.add(new Mark("healed", series.second(from)));
          verdict
              .clocks()
              .forEach(
                  clock ->
                      clock
                          .measured()
                          .ifPresent(
                              measured ->
                                  marks.add(
                                      new Mark(
                                          clock.name(),
                                          series.second(from) + measured.value() / 1000))));
        });
    return marks;
  }

  private static Instant loadEnd(RunSeries series) {
    return series.timeline().all(PhaseStarted.class).stream()
        .map(PhaseStarted::phase)
        .filter(phase -> phase.compareTo(PhaseName.RECOVERY) <= 0)
        .max(PhaseName::compareTo)
        .map(series::end)
        .orElseGet(() -> series.timeline().end());
  }

  private static Span span(RunSeries series, String name, Instant from, Instant to) {
    return new Span(name, series.second(from), series.second(to));
  }

  private static List<Optional<Double>> all(RunSeries series, IntFunction<Optional<Double>> value) {
    return IntStream.range(0, series.length()).mapToObj(value).toList();
  }

  private static Optional<Double> some(double value) {
    return Optional.of(Math.round(value * 100) / 100.0);
  }
}
