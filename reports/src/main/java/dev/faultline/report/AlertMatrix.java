package dev.faultline.report;

import dev.faultline.check.Alarm;
import dev.faultline.history.Timeline;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which alert noticed which fault, how soon, and how soon it was quiet again: one row for each run,
 * one column for each alert that any of them named or heard. Made from run directories alone;
 * written to {@code matrix.json}.
 *
 * @param expected how often a run asked for an alert
 * @param missed how often that alert never fired after an injection, or too late
 * @param falseAlarms how often one fired while nothing was wrong
 */
public record AlertMatrix(
    int schema, List<String> alerts, List<Row> rows, long expected, long missed, long falseAlarms) {
  /** Its name beside the suite's verdict. */
  public static final String FILE = "matrix.json";

  /** Version of the JSON form. */
  private static final int SCHEMA = 1;

  /** A run that is to be looked at. */
  public record Run(String scenario, String run, String verdict, RunDirectory directory) {
    /** A judged one below its suite's folder. */
    static Run of(Path suite, RunVerdict verdict) {
      Path directory = suite.resolve(verdict.title()).resolve(verdict.attempt()).normalize();
      return new Run(
          verdict.title(),
          verdict.run(),
          verdict.verdict().name(),
          // A name out of a run must not lead anywhere else.
          new RunDirectory(directory.startsWith(suite.normalize()) ? directory : suite));
    }
  }

  /**
   * One run.
   *
   * @param problem why nothing is known of it; empty when it could be read
   * @param cells alerts that it named or heard; any other was neither asked for nor heard
   */
  public record Row(String scenario, String run, String verdict, String problem, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    Optional<Cell> cell(String alert) {
      return cells.stream().filter(cell -> cell.alert().equals(alert)).findFirst();
    }
  }

  /**
   * One alert in one run.
   *
   * @param firedSeconds from the injection to the first firing
   * @param clearedSeconds from the confirmed heal until it fired no more; 0 when it cleared before
   */
  public record Cell(
      String alert,
      boolean expected,
      boolean missed,
      boolean falseAlarm,
      Optional<Double> firedSeconds,
      Optional<Double> clearedSeconds) {

    static Cell of(Alarm alarm) {
      return new Cell(
          alarm.alert(),
          alarm.expected(),
          alarm.missed(),
          alarm.falseAlarm(),
          alarm.fired().map(Cell::seconds),
          alarm.cleared().map(Cell::seconds));
    }

    /** For people: {@code *5.5 / 4.6}; the star marks what was expected. */
    public String text() {
      String times =
          firedSeconds.isEmpty() ? "-" : number(firedSeconds) + " / " + number(clearedSeconds);
      return (falseAlarm ? "FALSE " : "")
          + (missed ? "MISSED " : "")
          + (expected ? "*" : "")
          + times;
    }

    private static String number(Optional<Double> seconds) {
      return seconds.map(value -> "%.1f".formatted(value)).orElse("-");
    }

    private static double seconds(Duration duration) {
      return duration.toMillis() / 1000.0;
    }
  }

  public AlertMatrix {
    alerts = List.copyOf(alerts);
    rows = List.copyOf(rows);
  }

  /** Looks at runs, in the order given. What cannot be read is said in its row, never thrown. */
  public static AlertMatrix of(List<Run> runs) {
    List<Row> rows = runs.stream().map(AlertMatrix::row).toList();
    TreeSet<String> alerts = new TreeSet<>();
    cells(rows).map(Cell::alert).forEach(alerts::add);
    return new AlertMatrix(
        SCHEMA,
        List.copyOf(alerts),
        rows,
        count(rows, Cell::expected),
        count(rows, Cell::missed),
        count(rows, Cell::falseAlarm));
  }

  /** Reads the one that lies beside a suite's verdict. */
  public static AlertMatrix stored(Path suite) throws IOException {
    return Json.read(suite.resolve(FILE), AlertMatrix.class);
  }

  private static Row row(Run run) {
    try {
      Scenario scenario = ScenarioFile.read(run.directory().scenario());
      String system = SystemFile.read(run.directory().system()).name();
      Timeline timeline = new Timeline(run.directory().readAll(RunDirectory.TIMELINE));
      List<Cell> cells = Alarm.of(scenario, system, timeline).stream().map(Cell::of).toList();
      return new Row(run.scenario(), run.run(), run.verdict(), "", cells);
    } catch (InvalidFile | RuntimeException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
      return new Row(run.scenario(), run.run(), run.verdict(), problem, List.of());
    }
  }

  private static long count(List<Row> rows, Predicate<Cell> what) {
    return cells(rows).filter(what).count();
  }

  private static Stream<Cell> cells(List<Row> rows) {
    return rows.stream().flatMap(row -> row.cells().stream());
  }
}
