package dev.faultline.history;

import java.util.EnumMap;
import java.util.Map;

/** Counts by what was counted; made for millions, so that no number becomes an object. */
public final class Tally<E extends Enum<E>> {
  private final Map<E, long[]> counts;

  public Tally(Class<E> type) {
    counts = new EnumMap<>(type);
  }

  public void add(E what) {
    add(what, 1);
  }

  /** Takes everything of another one in. */
  public void add(Tally<E> other) {
    other.counts.forEach((what, count) -> add(what, count[0]));
  }

  private void add(E what, long more) {
    long[] count = counts.get(what);
    if (count == null) {
      counts.put(what, new long[] {more});
    } else {
      count[0] += more;
    }
  }

  public long of(E what) {
    long[] count = counts.get(what);
    return count == null ? 0 : count[0];
  }

  public long all() {
    return counts.values().stream().mapToLong(count -> count[0]).sum();
  }
}
