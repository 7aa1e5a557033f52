package dev.faultline.report;

import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.DosedScenarioFile;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.RunVerdict.Dose;
import dev.faultline.verdict.RunVerdict.RecoveryClock;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of one run. */
final class RunPage {
  private RunPage() {}

  /** What could be read to draw, or why not. */
  private record Drawing(Optional<ChartData> data, String problem) {}

  static String html(RunDirectory run, RunVerdict verdict, ResponseRows responses) {
    Drawing drawing = drawing(run, verdict);
    Map<String, Object> model = new HashMap<>();
    model.put("title", verdict.title() + ": " + verdict.verdict());
    model.put("verdict", verdict.verdict().name());
    model.put("verdictStyle", verdict.verdict().name().toLowerCase(Locale.ROOT));
    model.put("meaning", Meaning.of(verdict.verdict()));
    model.put("scenario", verdict.title());
    model.put("hypothesis", verdict.hypothesis());
    model.put("facts", facts(verdict));
    model.put("breaches", verdict.breaches().stream().map(CheckRow::of).toList());
    model.put("checks", verdict.checks().stream().map(CheckRow::of).toList());
    model.put("passed", passed(verdict.checks()));
    model.put("gated", verdict.checks().stream().filter(CheckResult::gated).count());
    model.put("clocks", verdict.clocks().stream().map(RunPage::clock).toList());
    model.put("doses", verdict.doses().stream().map(RunPage::dose).toList());
    model.put("responses", responses);
    model.put("counts", CountRow.of(verdict.counts()));
    model.put("drawn", drawing.data().isPresent());
    model.put("problem", drawing.problem());
    model.put("data", drawing.data().map(Page::data).orElse("{}"));
    model.put("seconds", drawing.data().map(SecondRow::of).orElse(List.of()));
    model.put("columns", SecondRow.COLUMNS);
    model.put("judge", "./faultline judge runs/" + verdict.run());
    model.put("again", "./faultline run --plan runs/" + verdict.run());
    model.put("afresh", afresh(run, verdict));
    return new Page().html("run", model);
  }

  private static String afresh(RunDirectory run, RunVerdict verdict) {
    String command = "./faultline run %s --seed %d".formatted(verdict.scenario(), verdict.seed());
    return dosed(run) ? command + " --draw-doses" : command;
  }

  /** What cannot be read says nothing of doses. */
  private static boolean dosed(RunDirectory run) {
    try {
      return DosedScenarioFile.seed(Files.readString(run.scenario())).isPresent();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static Drawing drawing(RunDirectory run, RunVerdict verdict) {
    try {
      Scenario scenario = ScenarioFile.read(run.scenario());
      Optional<ChartData> data =
          RunSeries.read(run)
              .map(series -> ChartData.of(series, scenario.load().rate().perSecond(), verdict));
      return new Drawing(data, data.isPresent() ? "" : "no load was started");
    } catch (InvalidFile | RuntimeException e) {
      // The verdict says already that the run cannot be read; the page must come out all the same.
      return new Drawing(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> facts(RunVerdict verdict) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run", verdict.run());
    facts.put("start", verdict.start());
    facts.put("system", verdict.system());
    facts.put("leg", verdict.leg().equals(RunVerdict.ONLY) ? "" : verdict.leg());
    facts.put("severity", verdict.severity());
    facts.put("requirement", verdict.requirement());
    facts.put("seed", String.valueOf(verdict.seed()));
    facts.put("exit code", String.valueOf(verdict.exitCode()));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static long passed(List<CheckResult> checks) {
    return checks.stream()
        .filter(check -> check.gated() && check.verdict() == Verdict.PASS)
        .count();
  }

  private static Map<String, String> dose(Dose dose) {
    return Map.of(
        "fault",
        dose.fault(),
        "dose",
        dose.dose() + ", " + dose.unit(),
        "asked",
        number(dose.asked()),
        "measured",
        number(dose.measured()),
        "allowed",
        number(dose.least()) + " – " + number(dose.most()),
        "style",
        dose.asAsked() ? "pass" : "invalid");
  }

  private static String number(double value) {
    return Quantity.of(value, Metric.Unit.COUNT).text();
  }

  private static Map<String, String> clock(RecoveryClock clock) {
    boolean inTime = clock.measured().map(is -> is.value() <= clock.limit().value()).orElse(false);
    return Map.of(
        "name", clock.name(),
        "measured", clock.measured().map(Quantity::text).orElse("never"),
        "limit", clock.limit().text(),
        "style", inTime ? "pass" : "fail");
  }
}
