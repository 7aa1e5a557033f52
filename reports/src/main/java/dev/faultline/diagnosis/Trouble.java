package dev.faultline.diagnosis;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Finds the quiet seconds of a load in its first half, and the span after them in which something
 * deviates. Nobody tells when anything broke.
 */
record Trouble(Requests requests, Series series) {
  private static final int QUIET_SECONDS = 6;
  private static final int COLD_SECONDS = 4;
  private static final double FIRST_PART = 0.55;
  private static final int LEAST_DEVIATING = 3;

  private static final List<String> ROLES = List.of("issue-api", "worker", "query-api");
  private static final List<String> ALIVE =
      List.of("brokers", "redis-servers", "up-issue-api", "up-worker", "up-query-api");

  /**
   * @param base the quiet seconds
   * @param window from the first to the last second that deviates; the rest of the load if none
   * @param deviates whether there is any
   */
  record Spans(Span base, Span window, boolean deviates) {}

  /** The load must be at least twice as long as the quiet seconds. */
  Spans spans() {
    Span whole = requests.whole();
    Span base = quietest(whole);
    long last = Math.max(base.to() + 1, whole.to() - 1);
    Span rest = new Span(base.to() + 1, last);
    List<Long> deviating =
        LongStream.rangeClosed(rest.from(), rest.to())
            .filter(second -> deviates(second, base))
            .boxed()
            .toList();
    List<Long> lasting =
        deviating.stream().filter(second -> neighbours(second, deviating) >= 2).toList();
    return lasting.size() < LEAST_DEVIATING
        ? new Spans(base, rest, false)
        : new Spans(base, new Span(lasting.getFirst(), lasting.getLast()), true);
  }

  /** How many of the two seconds on each side deviate too. */
  private static long neighbours(long second, List<Long> deviating) {
    return LongStream.rangeClosed(second - 2, second + 2)
        .filter(other -> other != second && deviating.contains(other))
        .count();
  }

  private Span quietest(Span whole) {
    long from = Math.min(whole.from() + COLD_SECONDS, Math.max(whole.from(), whole.to() - 7));
    long to = whole.from() + (long) (whole.seconds() * FIRST_PART) - QUIET_SECONDS;
    Span best = new Span(from, from + QUIET_SECONDS - 1);
    for (long start = from; start <= to; start++) {
      Span candidate = new Span(start, start + QUIET_SECONDS - 1);
      if (level(candidate) < level(best)) {
        best = candidate;
      }
    }
    return best;
  }

  /** How much trouble a span shows, by what any operator watches; only to compare spans. */
  private double level(Span span) {
    double level = requests.p95Millis(span) / 250 + requests.failedShare(span) * 4;
    level += max("consumer-lag", span) / 50;
    level += max("dlt-open", span) / 5;
    level += max("pool-waiting", span) / 2 + max("pool-use", span);
    level += max("gc-share", span) * 20;
    level += max("relay-failed-per-second", span) / 5;
    level += max("lock-wait-milliseconds", span) / 100;
    level += max("bad-requests-per-second", span) / 20;
    level += max("cpu-use", span);
    for (String alive : ALIVE) {
      level += span.seconds() - series.atLeast(alive, span, series.max(alive, whole()).orElse(0));
    }
    return level;
  }

  private Span whole() {
    return requests.whole();
  }

  private double max(String name, Span span) {
    return series.max(name, span).orElse(0);
  }

  private boolean deviates(long second, Span base) {
    Span now = new Span(second, second);
    return traffic(now, base) || answers(now, base) || parts(now, base) || work(now, base);
  }

  private boolean traffic(Span now, Span base) {
    double usual = requests.perSecond(base);
    double found = requests.perSecond(now);
    return found > 1.5 * usual + 10
        || max("bad-requests-per-second", now) > 3 * max("bad-requests-per-second", base) + 10
        || max("turned-away-per-second", now) > max("turned-away-per-second", base) + 5;
  }

  private boolean answers(Span now, Span base) {
    return requests.p95Millis(now) > 3 * requests.p95Millis(base) + 150
        || requests.failedShare(now) > requests.failedShare(base) + 0.05
        || max("lock-wait-milliseconds", now) > 3 * max("lock-wait-milliseconds", base) + 50;
  }

  private boolean parts(Span now, Span base) {
    for (String alive : ALIVE) {
      if (series.present(alive, base) == base.seconds()
          && series.max(alive, now).orElse(0) < series.min(alive, base).orElse(0)) {
        return true;
      }
    }
    return false;
  }

  private boolean work(Span now, Span base) {
    boolean role =
        ROLES.stream()
            .anyMatch(
                one ->
                    above("allocated-megabytes-per-second-" + one, now, base, 3, 30)
                        || above("cpu-use-" + one, now, base, 1.5, 0.3));
    return role
        || above("consumer-lag", now, base, 1, 40)
        || above("dlt-open", now, base, 1, 3)
        || above("pool-waiting", now, base, 1, 0.9)
        || above("gc-share", now, base, 1, 0.05)
        || above("relay-failed-per-second", now, base, 1, 1)
        || above("cache-errors-per-second", now, base, 1, 5);
  }

  private boolean above(String name, Span now, Span base, double times, double more) {
    return max(name, now) > times * max(name, base) + more;
  }
}
