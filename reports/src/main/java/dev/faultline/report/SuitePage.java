package dev.faultline.report;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import dev.faultline.verdict.SuiteVerdict.ScenarioVerdict;
import dev.faultline.verdict.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a whole suite: one row for each attempt, with a link to its own page. */
final class SuitePage {
  private SuitePage() {}

  /** An attempt as the page shows it. */
  record Row(
      String scenario,
      String attempt,
      String link,
      String verdict,
      String style,
      boolean flaky,
      String checks,
      String accepted,
      String lost,
      List<String> clocks,
      String breach) {}

  /** An alert in an attempt as the page shows it. */
  record Cell(String text, String style) {}

  /** What an attempt's alerts did, in the order of the columns. */
  record AlertRow(String scenario, List<Cell> cells) {}

  static String html(SuiteVerdict suite, AlertMatrix matrix) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", "Suite " + suite.start() + ": " + suite.verdict());
    model.put("verdict", suite.verdict().name());
    model.put("verdictStyle", suite.verdict().name().toLowerCase(Locale.ROOT));
    model.put("meaning", Meaning.of(suite.verdict()));
    model.put("start", suite.start());
    model.put("exitCode", suite.exitCode());
    model.put("flaky", suite.flaky());
    model.put("totals", totals(suite));
    model.put("rows", rows(suite));
    model.put("alerts", matrix.alerts());
    model.put("alertRows", matrix.rows().stream().map(row -> alertRow(matrix, row)).toList());
    model.put("expected", matrix.expected());
    model.put("missed", matrix.missed());
    model.put("falseAlarms", matrix.falseAlarms());
    return new Page().html("suite", model);
  }

  private static List<Row> rows(SuiteVerdict suite) {
    List<Row> rows = new ArrayList<>();
    for (ScenarioVerdict scenario : suite.scenarios()) {
      for (RunVerdict attempt : scenario.attempts()) {
        rows.add(row(attempt, scenario.flaky() && attempt.verdict() == Verdict.INVALID));
      }
    }
    return rows;
  }

  private static AlertRow alertRow(AlertMatrix matrix, AlertMatrix.Row row) {
    return new AlertRow(
        row.scenario(),
        matrix.alerts().stream()
            .map(
                alert ->
                    row.problem().isEmpty()
                        ? row.cell(alert).map(SuitePage::cell).orElse(new Cell("-", ""))
                        : new Cell("?", ""))
            .toList());
  }

  private static Cell cell(AlertMatrix.Cell cell) {
    if (cell.missed() || cell.falseAlarm()) {
      return new Cell(cell.text(), "fail");
    }
    return new Cell(cell.text(), cell.expected() && cell.firedSeconds().isPresent() ? "pass" : "");
  }

  private static Row row(RunVerdict run, boolean flaky) {
    List<CheckResult> gated = run.checks().stream().filter(CheckResult::gated).toList();
    long passed = gated.stream().filter(check -> check.verdict() == Verdict.PASS).count();
    return new Row(
        run.title(),
        run.attempt(),
        "./%s/%s/report.html".formatted(name(run.title()), name(run.attempt())),
        run.verdict().name(),
        run.verdict().name().toLowerCase(Locale.ROOT),
        flaky,
        "%d / %d".formatted(passed, gated.size()),
        count(run, "accepted"),
        count(run, "lost"),
        run.clocks().stream()
            .map(clock -> clock.measured().map(Quantity::text).orElse("never"))
            .toList(),
        run.breaches().stream().findFirst().map(SuitePage::words).orElse(""));
  }

  private static String words(CheckResult check) {
    return "%s [%s]: %s".formatted(check.name(), check.phase(), check.sentence().en());
  }

  private static String count(RunVerdict run, String name) {
    Long count = run.counts().get(name);
    return count == null ? "–" : "%,d".formatted(count);
  }

  private static List<String> totals(SuiteVerdict suite) {
    List<String> totals = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count =
          suite.scenarios().stream().filter(scenario -> scenario.verdict() == verdict).count();
      totals.add(count + " " + verdict);
    }
    return totals;
  }

  /** A name out of a run must not lead a link anywhere else. */
  private static String name(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
