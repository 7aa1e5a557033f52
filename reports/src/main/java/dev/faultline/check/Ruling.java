package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Recorded;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.scenario.Invariant;
import dev.faultline.scenario.Metric.Unit;
import dev.faultline.scenario.RecoverySpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.RunVerdict.Dose;
import dev.faultline.verdict.RunVerdict.RecoveryClock;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the answers of all checks together into the verdict on the run. */
final class Ruling {
  private static final int NAMES_OF_A_RUN = 3;

  private Ruling() {}

  /**
   * The worst of all. But a run that the harness could not finish is an ERROR: its limits were not
   * measured to the end. Only a broken invariant stays what it is.
   */
  private static Verdict verdict(List<CheckResult> results) {
    boolean unfinished =
        results.stream().anyMatch(result -> is(result, HarnessErrors.NAME, Verdict.ERROR));
    boolean broken =
        Arrays.stream(Invariant.values())
            .anyMatch(
                invariant ->
                    results.stream()
                        .filter(CheckResult::gated)
                        .anyMatch(one -> is(one, invariant.word(), Verdict.FAIL)));
    return unfinished && !broken
        ? Verdict.ERROR
        : Verdict.worstOf(
            results.stream().filter(CheckResult::gated).map(CheckResult::verdict).toList());
  }

  private static boolean is(CheckResult result, String name, Verdict verdict) {
    return result.name().equals(name) && result.verdict() == verdict;
  }

  static RunVerdict judged(History history, List<CheckResult> results, Counts counts) {
    Verdict verdict = verdict(results);
    Scenario scenario = history.scenario();
    return new RunVerdict(
        RunVerdict.SCHEMA,
        scenario.name(),
        history.system().name(),
        leg(history.recorded()),
        scenario.hypothesis(),
        scenario.severity().name().toLowerCase(Locale.ROOT),
        scenario.seed(),
        nameOf(history.recorded().run()),
        history.environment().start(),
        history.environment().seed(),
        verdict,
        verdict.exitCode(),
        results,
        clocks(history, results),
        history.timeline().all(DoseMeasured.class).stream().map(Ruling::dose).toList(),
        counts.all());
  }

  static RunVerdict unreadable(RunDirectory run, String check, List<String> problems) {
    CheckResult result =
        CheckResult.of(
                check,
                Verdict.ERROR,
                "The run cannot be judged: %d objections to its files.".formatted(problems.size()),
                "실행 기록을 판정할 수 없음: 파일 문제 %d건.".formatted(problems.size()))
            .measured(Quantity.of(problems.size(), Unit.COUNT), problems.size())
            .atMost(0)
            .examples(problems);
    List<String> names = names(run);
    return new RunVerdict(
        RunVerdict.SCHEMA,
        names.size() == NAMES_OF_A_RUN ? names.get(1) : "unknown",
        "",
        RunVerdict.ONLY,
        "",
        "",
        "",
        nameOf(run),
        "",
        0,
        Verdict.ERROR,
        Verdict.ERROR.exitCode(),
        List.of(result),
        List.of(),
        List.of(),
        Map.of());
  }

  private static String leg(Recorded recorded) {
    return recorded
        .leg()
        .map(leg -> leg.place().name().toLowerCase(Locale.ROOT))
        .orElse(RunVerdict.ONLY);
  }

  private static List<RecoveryClock> clocks(History history, List<CheckResult> results) {
    RecoverySpec spec = history.scenario().recovery();
    List<Duration> limits =
        List.of(spec.firstSuccessWithin(), spec.objectiveHeldWithin(), spec.drainedWithin());
    List<RecoveryClock> clocks = new ArrayList<>();
    for (int i = 0; i < limits.size(); i++) {
      String name = RecoveryClocks.NAMES.get(i);
      Optional<Quantity> measured =
          results.stream()
              .filter(result -> result.name().equals(name))
              .findFirst()
              .flatMap(CheckResult::measured);
      clocks.add(
          new RecoveryClock(name, measured, Quantity.millis((double) limits.get(i).toMillis())));
    }
    return clocks;
  }

  private static Dose dose(DoseMeasured dose) {
    return new Dose(
        dose.fault(),
        dose.dose(),
        dose.unit(),
        dose.asked(),
        dose.measured(),
        dose.least(),
        dose.most());
  }

  /** The run's own names only: where the directory lies must not change its verdict. */
  private static String nameOf(RunDirectory run) {
    return String.join("/", names(run));
  }

  private static List<String> names(RunDirectory run) {
    List<String> names = new ArrayList<>();
    run.root().toAbsolutePath().normalize().forEach((Path name) -> names.add(name.toString()));
    return names.subList(Math.max(0, names.size() - NAMES_OF_A_RUN), names.size());
  }
}
