package dev.faultline.suite;

import dev.faultline.report.AlertMatrix;
import dev.faultline.runner.RunOrder;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import java.nio.file.Path;

/** Told about each run of a suite, while somebody waits for it. */
public interface SuiteWatcher {
  /** An attempt begins. */
  void starts(RunOrder order);

  /** An attempt is judged. */
  void ended(RunOrder order, RunVerdict verdict);

  /** All attempts are judged; the reports lie in this folder. */
  void ended(SuiteVerdict verdict, AlertMatrix matrix, Path suite);

  /** For those who do not watch. */
  static SuiteWatcher silent() {
    return new SuiteWatcher() {
      @Override
      public void starts(RunOrder order) {}

      @Override
      public void ended(RunOrder order, RunVerdict verdict) {}

      @Override
      public void ended(SuiteVerdict verdict, AlertMatrix matrix, Path suite) {}
    };
  }
}
