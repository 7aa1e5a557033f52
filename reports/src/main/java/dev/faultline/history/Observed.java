package dev.faultline.history;

import dev.faultline.run.Call;
import dev.faultline.run.Sample;
import dev.faultline.scenario.Metric;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was observed in one span: its calls and its samples. The judge uses it for phases, the
 * runner for the control phase of a run under way.
 */
public final class Observed {
  private final CallStatistics calls = new CallStatistics(3);
  private final Map<String, DoubleSummaryStatistics> samples = new HashMap<>();

  /** Takes one call in. */
  public void add(Call call) {
    calls.add(call);
  }

  /** Takes one sample in. */
  public void add(Sample sample) {
    samples
        .computeIfAbsent(sample.series(), name -> new DoubleSummaryStatistics())
        .accept(sample.value());
  }

  /** Takes everything of another span in. */
  void add(Observed other) {
    calls.add(other.calls);
    other.samples.forEach(
        (name, summary) ->
            samples
                .computeIfAbsent(name, series -> new DoubleSummaryStatistics())
                .combine(summary));
  }

  public CallStatistics calls() {
    return calls;
  }

  /**
   * The value that a limit is held against: for samples the worst one, for samples that are rates
   * or means the mean. Absent when nothing was observed.
   *
   * @param upper whether the limit is an upper one, so that the highest sample is the worst
   */
  public OptionalDouble value(Metric metric, boolean upper, double seconds) {
    return switch (metric.source()) {
      case CALLS -> calls.value(metric, seconds);
      case SAMPLES, STATUS_READS -> sampled(metric, upper);
      case STORES, TIMELINE -> OptionalDouble.empty();
    };
  }

  /** The highest sample of a series, of those that no SLO bounds too. */
  public OptionalDouble highest(String series) {
    DoubleSummaryStatistics summary = samples.get(series);
    return summary == null ? OptionalDouble.empty() : OptionalDouble.of(summary.getMax());
  }

  /** How many values that metric rests on. */
  public long samples(Metric metric) {
    return switch (metric.source()) {
      case CALLS -> calls.samples(metric);
      case SAMPLES, STATUS_READS -> {
        DoubleSummaryStatistics summary = samples.get(metric.word());
        yield summary == null ? 0 : summary.getCount();
      }
      case STORES, TIMELINE -> 0;
    };
  }

  private OptionalDouble sampled(Metric metric, boolean upper) {
    DoubleSummaryStatistics summary = samples.get(metric.word());
    if (summary == null) {
      return OptionalDouble.empty();
    }
    if (metric.isToldByMean()) {
      return OptionalDouble.of(summary.getAverage());
    }
    return OptionalDouble.of(upper ? summary.getMax() : summary.getMin());
  }
}
