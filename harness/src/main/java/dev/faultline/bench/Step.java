package dev.faultline.bench;

import java.util.Locale;

/**
 * A few seconds of arrivals that do not wait for answers.
 *
 * @param offeredPerSecond arrivals as planned
 * @param sent requests that were made
 * @param served answers that promise a coupon
 * @param turnedAway answers that ask to come later: 503
 * @param failed any other 5xx, and requests without an answer
 * @param otherwise any other answer
 * @param latency of the served, from their intended start
 * @param latestStartMillis longest time by which a request started late; then the generator was
 *     short
 * @param issued coupons in the end
 * @param behindSeconds from the last arrival until everybody had heard and everything was issued
 */
public record Step(
    double offeredPerSecond,
    double seconds,
    long sent,
    long served,
    long turnedAway,
    long failed,
    long otherwise,
    Latency latency,
    double latestStartMillis,
    double generatorCpuShare,
    long issued,
    double behindSeconds) {
  private static final double NEARLY_ALL = 0.95;

  /** As long as a user may wait when more come than can be served: design of the overload. */
  public static final double P99_MILLIS = 250;

  /** A backlog of more work than this only grows. */
  static final double BACKLOG_SECONDS = 0.5;

  /** Coupons a second, what came after the load included. */
  public double issuedPerSecond() {
    return issued / (seconds + behindSeconds);
  }

  public double servedShare() {
    return sent == 0 ? 0 : served / (double) sent;
  }

  /**
   * Whether answers and coupons come as fast as they are asked for. How long a single answer takes
   * does not decide: with a slow database even few wait.
   */
  public boolean keepsUp() {
    return servedShare() >= NEARLY_ALL && failed == 0 && behindSeconds <= BACKLOG_SECONDS;
  }

  /** All of it in a line. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%5.0f/s offered: issued %4.0f/s, served %3.0f%%, 503 %d, failed %d, p50 %.0f ms,"
            + " p99 %.0f ms, %.2f s behind, started up to %.0f ms late%s",
        offeredPerSecond,
        issuedPerSecond(),
        servedShare() * 100,
        turnedAway,
        failed,
        latency.p50Millis(),
        latency.p99Millis(),
        behindSeconds,
        latestStartMillis,
        keepsUp() ? "" : ", does not keep up");
  }
}
