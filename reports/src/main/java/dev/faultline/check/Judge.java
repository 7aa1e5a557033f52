package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.HistoryReader;
import dev.faultline.history.Recorded;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.SealedRun;
import dev.faultline.scenario.Scenario;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Says what a run is worth, from its directory alone: no clock, no network, nothing of this
 * machine, so that judging again gives the same. Never throws: what cannot be read is an ERROR, a
 * check that breaks is INVALID.
 */
public final class Judge {
  private final Function<Scenario, List<Question>> questions;

  Judge(Function<Scenario, List<Question>> questions) {
    this.questions = questions;
  }

  /** Judges a run with every check that its scenario asks for. */
  public static RunVerdict judge(RunDirectory run) {
    return new Judge(Question::of).verdict(run);
  }

  RunVerdict verdict(RunDirectory run) {
    SealedRun sealed = SealedRun.open(run, HistoryReader.MASSES);
    if (!sealed.found().isEmpty()) {
      return Ruling.unreadable(run, "run-intact", sealed.problems());
    }
    RunVerdict verdict;
    try {
      verdict = verdict(Recorded.of(run), sealed);
    } catch (IOException | InvalidFile | RuntimeException e) {
      verdict = Ruling.unreadable(run, "run-readable", List.of(String.valueOf(e)));
    }
    // Only now is all of it looked at; what is damaged may have been unreadable before.
    List<String> problems = sealed.problems();
    return problems.isEmpty() ? verdict : Ruling.unreadable(run, "run-intact", problems);
  }

  private RunVerdict verdict(Recorded recorded, SealedRun sealed) {
    try (History history = new HistoryReader(recorded, sealed).read()) {
      List<Asked> asked =
          questions.apply(recorded.scenario()).stream()
              .map(question -> new Asked(question, history))
              .toList();
      Counts counts = new Counts(history);
      history
          .holders()
          .forEach(
              holder -> {
                counts.see(holder);
                asked.forEach(one -> one.see(holder));
              });
      List<CheckResult> results = new ArrayList<>();
      asked.forEach(one -> results.addAll(one.results()));
      results.add(results.isEmpty() ? askedNothing() : intact());
      return Ruling.judged(history, Gating.of(recorded).applied(results), counts);
    }
  }

  private static CheckResult intact() {
    return CheckResult.of(
        "run-intact",
        Verdict.PASS,
        "Every file of the run is as it was sealed.",
        "실행 기록의 모든 파일이 봉인된 그대로임.");
  }

  private static CheckResult askedNothing() {
    return CheckResult.of(
        "asked-something",
        Verdict.INVALID,
        "Not one check looked at this run.",
        "이 실행을 살펴본 검사가 하나도 없음.");
  }
}
