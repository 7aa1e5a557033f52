package dev.faultline.run;

/**
 * What the generator says about itself, in {@code generator.json} beside the calls file, when its
 * load has ended. Its own troubles must not be read as the system's.
 *
 * @param plannedArrivals arrivals whose intended time came before the end
 * @param startedCalls requests that were sent, or tried to be
 * @param recordedCalls lines in the calls file; fewer than started makes the exit code non-zero
 * @param lateTokens arrivals that had to wait for the signing of their token
 * @param maxStartLagMillis longest time from the intended to the real start
 * @param maxEarlyMillis longest time by which a start came before its intended time. One
 *     millisecond is Gatling's rounding; anything more says how far the plan's zero was seen too
 *     late, and every start lag too short
 * @param cpuSeconds CPU time of the process until its load had ended, its start included
 * @param maxGcPauseMillis longest stop for garbage collection
 * @param end what ended the load, in words
 */
public record GeneratorReport(
    long plannedArrivals,
    long startedCalls,
    long recordedCalls,
    long lateTokens,
    double maxStartLagMillis,
    double maxEarlyMillis,
    double cpuSeconds,
    long maxGcPauseMillis,
    String end) {
  /** Its name beside the calls file. */
  public static final String FILE = "generator.json";

  /** Its {@link Sample}s of itself, one of each series every second; beside the calls file too. */
  public static final String SAMPLES = "generator-samples.jsonl";

  /** Series: processors that it used. */
  public static final String CPU = "generator-cpu";

  /** Series: milliseconds for which garbage collection stopped it. */
  public static final String PAUSED = "generator-paused-millis";

  /** Series: the longest time, in milliseconds, by which a call started late. */
  public static final String LATE = "generator-late-millis";
}
