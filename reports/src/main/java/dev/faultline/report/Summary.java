package dev.faultline.report;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.RunVerdict.Dose;
import dev.faultline.verdict.RunVerdict.RecoveryClock;
import dev.faultline.verdict.SuiteVerdict;
import dev.faultline.verdict.SuiteVerdict.ScenarioVerdict;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Markdown for a pull request: the verdict first, and never longer than a comment may be. */
final class Summary {
  /** What a pull request's comment takes. */
  static final int MOST_CHARACTERS = 60_000;

  private static final String CUT = "\n\nThe rest is in report.html.\n";

  private final List<String> lines = new ArrayList<>();

  private Summary() {}

  static String of(RunVerdict run, ResponseRows responses) {
    Summary summary = new Summary();
    summary.lines.add("# %s: %s".formatted(text(run.title()), run.verdict()));
    summary.lines.add("");
    summary.lines.add(text(run.hypothesis()));
    summary.lines.add("");
    summary.checks("Broken or in doubt", run.breaches());
    summary.clocks(run.clocks());
    summary.doses(run.doses());
    summary.responses(responses);
    summary.checks("All checks", run.checks());
    summary.lines.add("Run `%s`, seed %d.".formatted(text(run.run()), run.seed()));
    summary.closing(List.of(run));
    return summary.cut();
  }

  static String of(SuiteVerdict suite, AlertMatrix matrix) {
    Summary summary = new Summary();
    summary.lines.add("# Suite %s: %s".formatted(text(suite.start()), suite.verdict()));
    summary.lines.add("");
    summary.table("Scenario", "Verdict", "Attempts", "First breach");
    suite.scenarios().stream().flatMap(scenario -> scenario.legs().stream()).forEach(summary::leg);
    summary.lines.add("");
    summary.matrix(matrix);
    summary.closing(suite.scenarios().stream().map(ScenarioVerdict::decisive).toList());
    return summary.cut();
  }

  private void leg(ScenarioVerdict leg) {
    String breach =
        leg.decisive().breaches().stream()
            .findFirst()
            .map(check -> check.name() + " in " + check.phase() + ": " + check.sentence().en())
            .orElse("");
    row(
        leg.scenario(),
        leg.verdict() + (leg.flaky() ? " (flaky)" : ""),
        String.valueOf(leg.attempts().size()),
        breach);
  }

  private void matrix(AlertMatrix matrix) {
    lines.add("## Faults and alerts");
    lines.add("");
    lines.add(
        "Seconds from injection to firing / from heal to cleared; `-` is never, `*` expected.");
    lines.add("");
    List<String> head = new ArrayList<>(List.of("Run"));
    head.addAll(matrix.alerts());
    table(head.toArray(String[]::new));
    for (AlertMatrix.Row one : matrix.rows()) {
      List<String> cells = new ArrayList<>(List.of(one.scenario()));
      matrix
          .alerts()
          .forEach(
              alert ->
                  cells.add(
                      one.problem().isEmpty()
                          ? one.cell(alert).map(AlertMatrix.Cell::text).orElse("-")
                          : "?"));
      row(cells.toArray(String[]::new));
    }
    lines.add("");
    lines.add(
        "Expected %d, missed %d, false alarms %d."
            .formatted(matrix.expected(), matrix.missed(), matrix.falseAlarms()));
    lines.add("");
  }

  private void checks(String title, List<CheckResult> checks) {
    if (checks.isEmpty()) {
      return;
    }
    lines.add("## " + title);
    lines.add("");
    table("Check", "Phase", "Verdict", "Measured", "Limit", "Margin", "n", "Meaning");
    for (CheckResult check : checks) {
      row(
          check.name(),
          check.phase(),
          check.verdict() + (check.gated() ? "" : " (not gated)"),
          quantity(check.measured()),
          quantity(check.limit()),
          quantity(check.margin()),
          String.valueOf(check.samples()),
          check.sentence().en());
    }
    lines.add("");
    for (CheckResult check : checks) {
      check.counterexamples().forEach(example -> lines.add("- " + text(example)));
    }
    lines.add("");
  }

  private void clocks(List<RecoveryClock> clocks) {
    if (!clocks.isEmpty()) {
      lines.add("## Recovery, from the confirmed heal");
      lines.add("");
      table("Clock", "Measured", "Limit");
      clocks.forEach(
          clock ->
              row(
                  clock.name(),
                  clock.measured().map(Quantity::text).orElse("never"),
                  clock.limit().text()));
      lines.add("");
    }
  }

  private void doses(List<Dose> doses) {
    if (!doses.isEmpty()) {
      lines.add("## Doses");
      lines.add("");
      table("Fault", "Dose", "Asked", "Measured", "Allowed");
      doses.forEach(
          dose ->
              row(
                  dose.fault(),
                  dose.dose() + " (" + dose.unit() + ")",
                  String.valueOf(dose.asked()),
                  String.valueOf(dose.measured()),
                  dose.least() + " to " + dose.most()));
      lines.add("");
    }
  }

  private void responses(ResponseRows responses) {
    if (responses.some()) {
      lines.add("## Responses, and what each changed");
      lines.add("");
      if (!responses.rows().isEmpty()) {
        table(responses.head().toArray(String[]::new));
        responses.rows().forEach(cells -> row(cells.toArray(String[]::new)));
        lines.add("");
      }
      lines.add(
          "First response %s, status page %s after the cause began."
              .formatted(responses.firstResponse(), responses.statusPage()));
      lines.add("");
    }
  }

  /** A line that scripts can look for. */
  private void closing(List<RunVerdict> runs) {
    StringBuilder line = new StringBuilder("Totals:");
    for (var verdict : Verdict.values()) {
      long count = runs.stream().filter(run -> run.verdict() == verdict).count();
      line.append(' ').append(count).append(' ').append(verdict);
    }
    lines.add("");
    lines.add(line.toString());
  }

  private void table(String... head) {
    row(head);
    lines.add("|" + " --- |".repeat(head.length));
  }

  private void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(text(cell)).append(" |");
    }
    lines.add(row.toString());
  }

  private String cut() {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      if (all.length() + line.length() > MOST_CHARACTERS) {
        return all + CUT;
      }
      all.append(line).append('\n');
    }
    return all.toString();
  }

  private static String quantity(Optional<Quantity> quantity) {
    return quantity.map(Quantity::text).orElse("");
  }

  /** Words from a run directory must stay words: no markup, no table cells, no line breaks. */
  private static String text(String words) {
    String line = words.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    String cutLine = line.length() > 600 ? line.substring(0, 600) + "…" : line;
    return cutLine
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]|~@!#])", "\\\\$1");
  }
}
