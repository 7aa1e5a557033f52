package dev.faultline.incident;

import dev.faultline.run.Call;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** From the answer 202 to the coupon row: how long those waited who were promised a coupon. */
final class Delays {
  private static final int DIGITS = 3;

  /** Upper ends, in seconds, of the stretches that a reader can picture. */
  static final int[] BOUNDS = {1, 5, 15, 60};

  private final Histogram micros = new Histogram(DIGITS);
  private final long[] within = new long[BOUNDS.length + 1];
  private final TreeMap<Long, Long> byMillis = new TreeMap<>();
  private long longest = -1;
  private long never;

  /** Takes an accepted call in; without a row its coupon was never issued. */
  void add(Call call, @Nullable Long issuedMicros) {
    if (issuedMicros == null) {
      never++;
      return;
    }
    // The row may be there before the client has read its answer.
    long delay = Math.max(0, issuedMicros - call.end());
    micros.recordValue(delay);
    longest = Math.max(longest, delay);
    byMillis.merge(delay / 1000, 1L, Long::sum);
    int index = 0;
    while (index < BOUNDS.length && delay > BOUNDS[index] * 1_000_000L) {
      index++;
    }
    within[index]++;
  }

  long count() {
    return micros.getTotalCount();
  }

  /** Promised, and without a coupon row at the end of the run. */
  long never() {
    return never;
  }

  /** How many fall into a stretch; the last one has no upper end. */
  long within(int index) {
    return within[index];
  }

  Optional<Double> percentileMillis(double percentile) {
    return count() == 0
        ? Optional.empty()
        : Optional.of(micros.getValueAtPercentile(percentile) / 1000.0);
  }

  Optional<Long> longestMicros() {
    return longest < 0 ? Optional.empty() : Optional.of(longest);
  }

  /** How many took longer, to the millisecond. */
  long above(long limitMicros) {
    return byMillis.tailMap(limitMicros / 1000, false).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
