package dev.faultline.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict on several runs. A FAIL is never tried again. An INVALID is tried once more: when the
 * next attempt passes it is shown as flaky, and two such attempts make the suite INVALID.
 *
 * @param start the name of the suite's directory
 * @param flaky attempts that were excused because the next one passed
 */
public record SuiteVerdict(
    int schema,
    String start,
    Verdict verdict,
    int exitCode,
    int flaky,
    List<ScenarioVerdict> scenarios) {

  /** So many excused attempts prove that the suite proves nothing. */
  public static final int FLAKY_LIMIT = 2;

  /** All attempts at one scenario. */
  public record ScenarioVerdict(
      String scenario, Verdict verdict, boolean flaky, List<RunVerdict> attempts) {
    public ScenarioVerdict {
      attempts = List.copyOf(attempts);
    }

    /** The same for each of its legs, in the order in which they were run. */
    public List<ScenarioVerdict> legs() {
      return SuiteVerdict.legs(attempts);
    }

    /** The attempt that the verdict stands for: the worst, the latest of equals. */
    public RunVerdict decisive() {
      return attempts.reversed().stream()
          .filter(attempt -> attempt.verdict() == verdict)
          .findFirst()
          .orElseGet(attempts::getLast);
    }
  }

  public SuiteVerdict {
    scenarios = List.copyOf(scenarios);
  }

  /** Sums up runs in the order in which they were made; none at all is INVALID. */
  public static SuiteVerdict of(String start, List<RunVerdict> runs) {
    Map<String, List<RunVerdict>> byScenario = new LinkedHashMap<>();
    runs.forEach(
        run -> byScenario.computeIfAbsent(run.scenario(), name -> new ArrayList<>()).add(run));
    List<ScenarioVerdict> scenarios =
        byScenario.entrySet().stream().map(one -> scenario(one.getKey(), one.getValue())).toList();
    int flaky =
        scenarios.stream()
            .flatMap(one -> one.legs().stream())
            .mapToInt(leg -> excused(leg.attempts()).size())
            .sum();
    List<Verdict> verdicts =
        new ArrayList<>(scenarios.stream().map(ScenarioVerdict::verdict).toList());
    if (flaky >= FLAKY_LIMIT) {
      verdicts.add(Verdict.INVALID);
    }
    Verdict verdict = Verdict.worstOf(verdicts);
    return new SuiteVerdict(
        RunVerdict.SCHEMA, start, verdict, verdict.exitCode(), flaky, scenarios);
  }

  /** Whether an attempt deserves another: the first INVALID in a row does, nothing else. */
  public static boolean deservesAnother(List<RunVerdict> attempts) {
    int count = attempts.size();
    return count > 0
        && attempts.getLast().verdict() == Verdict.INVALID
        && (count == 1 || attempts.get(count - 2).verdict() != Verdict.INVALID);
  }

  /** The worst of its legs. */
  private static ScenarioVerdict scenario(String name, List<RunVerdict> attempts) {
    List<ScenarioVerdict> legs = legs(attempts);
    return new ScenarioVerdict(
        name,
        Verdict.worstOf(legs.stream().map(ScenarioVerdict::verdict).toList()),
        legs.stream().anyMatch(ScenarioVerdict::flaky),
        attempts);
  }

  private static List<ScenarioVerdict> legs(List<RunVerdict> attempts) {
    Map<String, List<RunVerdict>> byLeg = new LinkedHashMap<>();
    attempts.forEach(
        run -> byLeg.computeIfAbsent(run.title(), title -> new ArrayList<>()).add(run));
    return byLeg.entrySet().stream().map(one -> leg(one.getKey(), one.getValue())).toList();
  }

  private static ScenarioVerdict leg(String title, List<RunVerdict> attempts) {
    List<RunVerdict> excused = excused(attempts);
    List<Verdict> counted =
        attempts.stream()
            .filter(attempt -> !excused.contains(attempt))
            .map(RunVerdict::verdict)
            .toList();
    return new ScenarioVerdict(title, Verdict.worstOf(counted), !excused.isEmpty(), attempts);
  }

  /** Those that were INVALID, and the next one passed. */
  private static List<RunVerdict> excused(List<RunVerdict> attempts) {
    List<RunVerdict> excused = new ArrayList<>();
    for (int i = 0; i + 1 < attempts.size(); i++) {
      if (attempts.get(i).verdict() == Verdict.INVALID
          && attempts.get(i + 1).verdict() == Verdict.PASS) {
        excused.add(attempts.get(i));
      }
    }
    return excused;
  }
}
