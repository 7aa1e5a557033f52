package dev.faultline.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The verdict on one run, with everything it rests on; written to {@code verdict.json}. Judging the
 * same run again gives the same.
 *
 * @param system that it ran on
 * @param leg {@code only}, or in a scenario of two legs {@code first}, {@code last} or {@code
 *     alone}
 * @param run the last names of the run directory: start, scenario and attempt
 * @param start as the environment of the run tells it; empty when that cannot be read
 * @param seed of every draw of the run
 * @param counts of requests and rows by what they are
 */
public record RunVerdict(
    int schema,
    String scenario,
    String system,
    String leg,
    String hypothesis,
    String severity,
    String requirement,
    String run,
    String start,
    long seed,
    Verdict verdict,
    int exitCode,
    List<CheckResult> checks,
    List<RecoveryClock> clocks,
    List<Dose> doses,
    Map<String, Long> counts) {

  /** Version of the JSON form. */
  public static final int SCHEMA = 1;

  /** The leg of a run that had no other. */
  public static final String ONLY = "only";

  /** The leg that comes first of two. */
  public static final String FIRST = "first";

  public RunVerdict {
    checks = List.copyOf(checks);
    clocks = List.copyOf(clocks);
    doses = List.copyOf(doses);
    counts = new TreeMap<>(counts);
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "verdict.json has schema %d, this version reads %d".formatted(schema, SCHEMA));
    }
    if (exitCode != verdict.exitCode()) {
      throw new IllegalArgumentException(
          "%s has exit code %d, not %d".formatted(verdict, verdict.exitCode(), exitCode));
    }
  }

  /**
   * One of the three recovery clocks, counted from the confirmed heal.
   *
   * @param measured empty when it never stopped
   */
  public record RecoveryClock(String name, Optional<Quantity> measured, Quantity limit) {}

  /** What a fault was asked to do and what it was measured to have done. */
  public record Dose(
      String fault,
      String dose,
      String unit,
      double asked,
      double measured,
      double least,
      double most) {
    /** Whether it bit as asked. */
    public boolean asAsked() {
      return measured >= least && measured <= most;
    }
  }

  /** The gated results that are not PASS. */
  public List<CheckResult> breaches() {
    return checks.stream()
        .filter(check -> check.gated() && check.verdict() != Verdict.PASS)
        .toList();
  }

  /** Scenario, and system where the run was the first of two legs: as its folder is called. */
  public String title() {
    return leg.equals(FIRST) ? scenario + "@" + system : scenario;
  }

  /** The attempt's number or name: the last part of the run. */
  public String attempt() {
    return run.substring(run.lastIndexOf('/') + 1);
  }
}
