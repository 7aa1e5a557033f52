package dev.faultline.report;

import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what people and CI read, beside the run: {@code verdict.json}, {@code junit.xml}, {@code
 * summary.md} and {@code report.html}. The same run and verdict always give the same bytes.
 */
public final class Reports {
  private Reports() {}

  /** Writes the four files of a run. What cannot be drawn is said on the page, never thrown. */
  public static void write(RunDirectory run, RunVerdict verdict) throws IOException {
    ResponseRows responses = ResponseRows.read(run);
    Json.write(run.root().resolve("verdict.json"), verdict);
    Files.writeString(run.root().resolve("junit.xml"), JunitXml.of(verdict));
    Files.writeString(run.root().resolve("summary.md"), Summary.of(verdict, responses));
    Files.writeString(run.root().resolve("report.html"), RunPage.html(run, verdict, responses));
  }

  /**
   * Writes the four files of a suite, and beside them which alert noticed which fault.
   *
   * @param suite the directory that holds the runs, {@code runs/<start>}
   * @param runs their verdicts, in the order in which they were made
   */
  public static SuiteVerdict writeSuite(Path suite, List<RunVerdict> runs) throws IOException {
    String start = String.valueOf(suite.toAbsolutePath().normalize().getFileName());
    SuiteVerdict verdict = SuiteVerdict.of(start, runs);
    AlertMatrix matrix =
        AlertMatrix.of(runs.stream().map(run -> AlertMatrix.Run.of(suite, run)).toList());
    Json.write(suite.resolve("verdict.json"), verdict);
    Json.write(suite.resolve(AlertMatrix.FILE), matrix);
    Files.writeString(suite.resolve("junit.xml"), JunitXml.of(verdict));
    Files.writeString(suite.resolve("summary.md"), Summary.of(verdict, matrix));
    Files.writeString(suite.resolve("report.html"), SuitePage.html(verdict, matrix));
    return verdict;
  }
}
