package dev.faultline.diagnosis;

import dev.faultline.run.Call;
import dev.faultline.run.RunDirectory;
import dev.faultline.system.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What clients asked and how they were answered, second by second, as an access log shows it. */
final class Requests {
  private static final long MICROS = 1_000_000;
  private static final double SLOWEST_SHARE = 0.95;

  private final NavigableMap<Long, Second> seconds = new TreeMap<>();

  /** The calls that started in one second. */
  private static final class Second {
    private final List<Double> millis = new ArrayList<>();
    private final Map<String, Integer> byCoupon = new HashMap<>();
    private int calls;
    private int failed;
    private int accepted;

    private void add(Call call) {
      calls++;
      failed += call.outcome() == Outcome.FAILED || call.outcome() == Outcome.UNKNOWN ? 1 : 0;
      accepted += call.outcome() == Outcome.ACCEPTED ? 1 : 0;
      byCoupon.merge(call.coupon(), 1, Integer::sum);
      if (call.answered()) {
        millis.add(call.latencyMillis());
      }
    }
  }

  static Requests of(RunDirectory run) {
    Requests requests = new Requests();
    try (Stream<Call> calls = run.read(RunDirectory.CALLS)) {
      calls.forEach(
          call ->
              requests
                  .seconds
                  .computeIfAbsent(call.start() / MICROS, any -> new Second())
                  .add(call));
    }
    return requests;
  }

  boolean any() {
    return !seconds.isEmpty();
  }

  /** First and last second with a call. */
  Span whole() {
    return new Span(seconds.firstKey(), seconds.lastKey());
  }

  double perSecond(Span span) {
    return (double) in(span).mapToInt(one -> one.calls).sum() / span.seconds();
  }

  double acceptedPerSecond(Span span) {
    return (double) in(span).mapToInt(one -> one.accepted).sum() / span.seconds();
  }

  /** Those without a certain answer, over all. */
  double failedShare(Span span) {
    int calls = in(span).mapToInt(one -> one.calls).sum();
    return calls == 0 ? 0 : (double) in(span).mapToInt(one -> one.failed).sum() / calls;
  }

  double p95Millis(Span span) {
    double[] sorted =
        in(span).flatMap(one -> one.millis.stream()).mapToDouble(d -> d).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) (SLOWEST_SHARE * (sorted.length - 1))];
  }

  /** Share of the calls of a span that ask for coupons that nobody asked for in another. */
  double shareOfNewCoupons(Span span, Span earlier) {
    Set<String> known = new HashSet<>();
    in(earlier).forEach(one -> known.addAll(one.byCoupon.keySet()));
    int calls = in(span).mapToInt(one -> one.calls).sum();
    int unknown =
        in(span)
            .flatMap(one -> one.byCoupon.entrySet().stream())
            .filter(coupon -> !known.contains(coupon.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return calls == 0 ? 0 : (double) unknown / calls;
  }

  private Stream<Second> in(Span span) {
    return seconds.subMap(span.from(), true, span.to(), true).values().stream();
  }
}
