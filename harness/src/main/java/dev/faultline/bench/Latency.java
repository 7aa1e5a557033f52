package dev.faultline.bench;

import java.util.Arrays;

/** How long answers took, in milliseconds. */
public record Latency(
    double meanMillis, double p50Millis, double p95Millis, double p99Millis, double maxMillis) {
  private static final double NANOS = 1e6;

  /** Of nobody. */
  public static final Latency NONE = new Latency(0, 0, 0, 0, 0);

  /** Each percentile is a time that somebody waited: the least that so many did not exceed. */
  public static Latency of(long[] nanos) {
    if (nanos.length == 0) {
      return NONE;
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latency(
        Arrays.stream(sorted).average().orElseThrow() / NANOS,
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99),
        sorted[sorted.length - 1] / NANOS);
  }

  private static double percentile(long[] sorted, int percent) {
    int rank = Math.ceilDiv(sorted.length * percent, 100);
    return sorted[Math.max(0, rank - 1)] / NANOS;
  }
}
