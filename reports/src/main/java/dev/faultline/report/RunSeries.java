package dev.faultline.report;

import dev.faultline.history.CallStatistics;
import dev.faultline.history.Timeline;
import dev.faultline.run.Call;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A run in seconds, ready to be drawn: nothing in it grows with the number of calls. */
final class RunSeries {
  /** Longer runs are drawn by their first seconds only. */
  private static final int MOST_SECONDS = 3_600;

  private final Instant origin;
  private final Timeline timeline;
  private final List<CallStatistics> seconds = new ArrayList<>();
  private final List<CallStatistics> intended = new ArrayList<>();
  private final Map<String, Map<Integer, Double>> samples = new HashMap<>();

  private RunSeries(Timeline timeline, Instant origin, int length) {
    this.timeline = timeline;
    this.origin = origin;
    for (int i = 0; i < length; i++) {
      seconds.add(new CallStatistics(2));
      intended.add(new CallStatistics(2));
    }
  }

  /** Reads a run; empty when it has no load to draw. */
  static Optional<RunSeries> read(RunDirectory run) {
    Timeline timeline = new Timeline(run.readAll(RunDirectory.TIMELINE));
    Optional<Instant> from = loadStart(timeline);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    long length = Duration.between(from.get(), timeline.end()).toSeconds() + 1;
    RunSeries series = new RunSeries(timeline, from.get(), Math.clamp(length, 1, MOST_SECONDS));
    each(run, RunDirectory.CALLS, series::add);
    each(run, RunDirectory.SAMPLES, series::add);
    return Optional.of(series);
  }

  Timeline timeline() {
    return timeline;
  }

  /** The start of the load: second 0. */
  Instant origin() {
    return origin;
  }

  int length() {
    return seconds.size();
  }

  CallStatistics at(int second) {
    return seconds.get(second);
  }

  /** The same calls, their latency from the moment at which they were meant to start. */
  CallStatistics asIntended(int second) {
    return intended.get(second);
  }

  /** The value of a series in a second; absent is not 0. */
  Optional<Double> sample(String series, int second) {
    return Optional.ofNullable(samples.getOrDefault(series, Map.of()).get(second));
  }

  /** When something happened, in seconds with their fraction. */
  double second(Instant at) {
    return Duration.between(origin, at).toMillis() / 1000.0;
  }

  private void add(Call call) {
    long second = Math.floorDiv(call.start() - origin.toEpochMilli() * 1000, 1_000_000L);
    if (second >= 0 && second < seconds.size()) {
      seconds.get((int) second).add(call);
      intended.get((int) second).add(call.asIntended());
    }
  }

  private void add(Sample sample) {
    long second = Math.floorDiv(sample.at() - origin.toEpochMilli(), 1000L);
    if (second >= 0 && second < seconds.size()) {
      samples
          .computeIfAbsent(sample.series(), name -> new HashMap<>())
          .merge((int) second, sample.value(), Math::max);
    }
  }

  /** The warm-up is drawn too: what is seen there explains what comes after. */
  private static Optional<Instant> loadStart(Timeline timeline) {
    return timeline.all(PhaseStarted.class).stream()
        .filter(start -> start.phase().compareTo(PhaseName.WARMUP) >= 0)
        .map(PhaseStarted::at)
        .findFirst();
  }

  /** When a phase ended; when the run did if nothing ended it. */
  Instant end(PhaseName phase) {
    return timeline.all(PhaseEnded.class).stream()
        .filter(end -> end.phase() == phase)
        .map(PhaseEnded::at)
        .findFirst()
        .orElseGet(timeline::end);
  }

  private static <T> void each(RunDirectory run, RunDirectory.Lines<T> lines, Consumer<T> action) {
    try (Stream<T> records = run.read(lines)) {
      records.forEach(action);
    }
  }
}
