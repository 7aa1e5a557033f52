package dev.faultline.command;

import dev.faultline.check.Judge;
import dev.faultline.report.Reports;
import dev.faultline.run.RunDirectory;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges old runs again, from their directories alone. */
@Command(name = "judge", description = "judge an old run again, with nothing running")
final class JudgeCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RUN", description = "a run directory, or one with runs below")
  private Path run = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (Path folder : RunFolder.all(run, common.words())) {
      RunVerdict verdict = Judge.judge(new RunDirectory(folder));
      Reports.write(new RunDirectory(folder), verdict);
      verdicts.add(verdict.verdict());
      show(folder, verdict);
    }
    return Verdict.worstOf(verdicts).exitCode();
  }

  private void show(Path folder, RunVerdict verdict) {
    common.out().println(verdict.verdict() + " " + verdict.scenario() + "  " + folder);
    for (CheckResult check : verdict.checks()) {
      common
          .out()
          .println(
              "  %-8s %-26s %-9s %s"
                  .formatted(check.verdict(), check.name(), check.phase(), sentence(check)));
      check.counterexamples().forEach(one -> common.out().println("             " + one));
    }
    common.out().flush();
  }

  private String sentence(CheckResult check) {
    return common.words().language().equals(Locale.KOREAN)
        ? check.sentence().ko()
        : check.sentence().en();
  }
}
