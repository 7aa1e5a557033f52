package dev.faultline.history;

import dev.faultline.run.Call;
import dev.faultline.scenario.Metric;
import dev.faultline.system.Outcome;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Numbers about calls, without the calls: its size does not grow with them. Latency is over
 * answered calls only.
 */
public final class CallStatistics {
  private final Tally<Outcome> outcomes = new Tally<>(Outcome.class);
  private final Histogram latencyMicros;
  private long notSuccessful;

  /**
   * Starts empty.
   *
   * @param digits of latency that are kept exact: 3 to judge, 2 to draw
   */
  public CallStatistics(int digits) {
    latencyMicros = new Histogram(digits);
  }

  /** Takes one call in. */
  public void add(Call call) {
    outcomes.add(call.outcome());
    if (call.answered()) {
      latencyMicros.recordValue(Math.max(0, call.end() - call.start()));
    }
    if (call.status() < 200 || call.status() > 299) {
      notSuccessful++;
    }
  }

  /** Takes everything of another one in. */
  public void add(CallStatistics other) {
    outcomes.add(other.outcomes);
    latencyMicros.add(other.latencyMicros);
    notSuccessful += other.notSuccessful;
  }

  /** All calls. */
  public long count() {
    return outcomes.all();
  }

  /** Calls with that outcome. */
  public long count(Outcome outcome) {
    return outcomes.of(outcome);
  }

  /** Calls that got any answer. */
  public long answered() {
    return latencyMicros.getTotalCount();
  }

  /** The latency below which that part of the answered calls lies; absent without any. */
  public OptionalDouble percentileMillis(double percentile) {
    return answered() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(latencyMicros.getValueAtPercentile(percentile) / 1000.0);
  }

  /** The mean latency; absent without any answered call. */
  public OptionalDouble meanMillis() {
    return answered() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(latencyMicros.getMean() / 1000.0);
  }

  /** The value of a metric whose source is the calls, over a span of so many seconds. */
  public OptionalDouble value(Metric metric, double seconds) {
    return switch (metric) {
      case MEAN -> meanMillis();
      case P50 -> percentileMillis(50);
      case P90 -> percentileMillis(90);
      case P95 -> percentileMillis(95);
      case P99 -> percentileMillis(99);
      case ERROR_RATE -> share(count(Outcome.FAILED) + count(Outcome.UNKNOWN));
      case FAILED_REQUESTS ->
          count() == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) (count(Outcome.FAILED) + count(Outcome.UNKNOWN)));
      case REFUSAL_RATE -> share(count(Outcome.REFUSED));
      case HTTP_REQ_FAILED -> share(notSuccessful);
      case ACCEPTED_RATE ->
          seconds > 0
              ? OptionalDouble.of(count(Outcome.ACCEPTED) / seconds)
              : OptionalDouble.empty();
      case ISSUED_RATE,
          ACCEPT_TO_ISSUE_P95,
          CONSUMER_RATE,
          CONSUMER_LAG,
          OUTBOX_AGE,
          DLT_OPEN,
          POOL_USE,
          GC_PAUSE_MAX,
          GC_SHARE,
          CPU_USE,
          STATUS_ERRORS,
          STATUS_MEAN,
          TIME_TO_DETECT,
          TIME_TO_ANNOUNCE ->
          throw new IllegalArgumentException(metric.word() + " does not come from calls");
    };
  }

  /** How many values that metric rests on. */
  public long samples(Metric metric) {
    return isLatency(metric) ? answered() : count();
  }

  /** Whether a metric speaks about answered calls only, so that failures would hide from it. */
  public static boolean isLatency(Metric metric) {
    return metric.source() == Metric.Source.CALLS && metric.unit() == Metric.Unit.MILLISECONDS;
  }

  private OptionalDouble share(long part) {
    long all = count();
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
  }
}
