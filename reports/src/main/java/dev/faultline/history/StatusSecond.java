package dev.faultline.history;

import dev.faultline.run.Sample;
import dev.faultline.run.StatusRead;
import dev.faultline.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/** The looks at the status that began within one second. */
final class StatusSecond {
  private static final double MICROS_PER_MILLI = 1000;

  private final LongSummaryStatistics answeredMicros = new LongSummaryStatistics();
  private long unknown;

  /** Takes one look in; one without an answer took no time that says anything. */
  void add(StatusRead read, boolean known) {
    if (!known) {
      unknown++;
    }
    if (read.status() != 0) {
      answeredMicros.accept(read.end() - read.start());
    }
  }

  /**
   * What the second is judged by.
   *
   * @param at milliseconds since the epoch
   */
  List<Sample> samples(long at) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(at, Metric.STATUS_ERRORS.word(), unknown));
    if (answeredMicros.getCount() > 0) {
      samples.add(
          new Sample(
              at, Metric.STATUS_MEAN.word(), answeredMicros.getAverage() / MICROS_PER_MILLI));
    }
    return samples;
  }
}
