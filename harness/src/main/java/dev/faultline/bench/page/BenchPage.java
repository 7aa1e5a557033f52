package dev.faultline.bench.page;

import dev.faultline.bench.Bar;
import dev.faultline.bench.BenchReport;
import dev.faultline.bench.Curve;
import dev.faultline.bench.Line;
import dev.faultline.bench.Shot;
import dev.faultline.bench.Spread;
import dev.faultline.report.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run of the bench says on one page, beside what earlier runs on this machine said. */
public final class BenchPage {
  private static final double PLOT_WIDTH = 320;
  private static final double HISTORY_WIDTH = 600;
  private static final double HISTORY_HEIGHT = 120;

  private BenchPage() {}

  /** A row of the table; the plot shows the median as a bar and the spread as a line on it. */
  public record PageLine(
      String system,
      String row,
      String at,
      String perSecond,
      String width,
      String least,
      String most,
      String mean,
      String p95,
      String p99,
      String cpu,
      String drain,
      String generator) {}

  /** A promised figure. */
  public record PageBar(String name, String value, String limit, boolean reached) {}

  /** Parts of the processor time of a row, in microseconds per piece of work. */
  public record PageCpu(String row, String parts) {}

  /** Along an axis: each place in words, the rate as a bar. */
  public record PageCurve(String title, List<PagePlace> places) {}

  /** A place on an axis. */
  public record PagePlace(
      String at, String perSecond, String width, String timesRate, String cpu, String timesCpu) {}

  /** How a row went from run to run; points of a line. */
  public record PageHistory(String row, String points, String runs, String highest) {}

  public static String html(BenchReport report, List<BenchReport> earlier) {
    List<Line> lines = Line.of(report.shots());
    double widest = lines.stream().mapToDouble(line -> line.perSecond().most()).max().orElse(1);
    Map<String, Object> model = new HashMap<>();
    model.put("title", "bench " + report.start());
    model.put("start", report.start());
    model.put("kind", report.kind());
    model.put(
        "machine",
        "%d x %s, %d MB, %s"
            .formatted(
                report.machine().processors(),
                report.machine().model(),
                report.machine().memoryMegabytes(),
                report.machine().kernel()));
    model.put("commit", report.commit());
    model.put("lines", lines.stream().map(line -> line(line, widest)).toList());
    model.put("bars", report.bars().stream().map(BenchPage::bar).toList());
    model.put("cpus", cpus(report.shots()));
    model.put("curves", Curve.of(lines).stream().map(BenchPage::curve).toList());
    model.put("climbs", report.climbs().stream().map(ClimbPlot::of).toList());
    model.put(
        "disk",
        report.sizes().bytesPerCoupon().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(bed -> bed.getKey() + ": " + BenchText.bytes(bed.getValue()))
            .toList());
    model.put(
        "memory",
        report.sizes().memoryBytes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(system -> system.getKey() + ": " + BenchText.megabytes(system.getValue()))
            .toList());
    List<BenchReport> all = Stream.concat(earlier.stream(), Stream.of(report)).toList();
    model.put("history", all.size() < 2 ? List.of() : history(lines, all));
    return new Page().html("bench", model);
  }

  private static PageLine line(Line line, double widest) {
    double scale = PLOT_WIDTH / widest;
    return new PageLine(
        line.system(),
        line.work().title() + " (" + line.work().unit() + ")",
        line.point().words(),
        BenchText.spread(line.perSecond()),
        tenths(line.perSecond().median() * scale),
        tenths(line.perSecond().least() * scale),
        tenths(line.perSecond().most() * scale),
        tenths(line.meanMillis().median()),
        tenths(line.p95Millis().median()),
        tenths(line.p99Millis().median()),
        BenchText.spread(line.cpuMicros()),
        tenths(line.drainSeconds().median()),
        whole(line.generatorCpuShare().median() * 100) + "%");
  }

  private static PageCurve curve(Curve curve) {
    double highest =
        PlotPoints.highest(
            curve.places().stream().map(place -> place.line().perSecond().median()).toList());
    return new PageCurve(
        curve.axis().word() + ", " + curve.work().title(),
        curve.places().stream()
            .map(
                place ->
                    new PagePlace(
                        place.line().point().words(),
                        BenchText.spread(place.line().perSecond()),
                        tenths(place.line().perSecond().median() * PLOT_WIDTH / highest),
                        hundredths(place.timesRate()),
                        BenchText.spread(place.line().cpuMicros()),
                        hundredths(place.timesCpu())))
            .toList());
  }

  private static PageBar bar(Bar bar) {
    return new PageBar(
        bar.name(),
        String.format(Locale.ROOT, "%.2f", bar.value()),
        (bar.least() ? "≥ " : "≤ ") + String.format(Locale.ROOT, "%.2f", bar.limit()),
        bar.reached());
  }

  /** Where the processor time of a piece of work goes: the median of each part's. */
  private static List<PageCpu> cpus(List<Shot> shots) {
    List<PageCpu> cpus = new ArrayList<>();
    for (Line line : Line.of(shots)) {
      Map<String, List<Double>> parts = new HashMap<>();
      shots.stream()
          .filter(line::isOf)
          .forEach(
              shot ->
                  shot.cpuMicros()
                      .forEach(
                          (part, micros) ->
                              parts.computeIfAbsent(part, key -> new ArrayList<>()).add(micros)));
      cpus.add(
          new PageCpu(
              title(line),
              String.join(
                  " · ",
                  parts.entrySet().stream()
                      .map(part -> Map.entry(part.getKey(), Spread.of(part.getValue()).median()))
                      .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                      .map(part -> part.getKey() + " " + whole(part.getValue()))
                      .toList())));
    }
    return cpus;
  }

  private static List<PageHistory> history(List<Line> lines, List<BenchReport> runs) {
    List<PageHistory> history = new ArrayList<>();
    for (Line line : lines) {
      List<Double> rates = runs.stream().flatMap(run -> rate(run, line).stream()).toList();
      history.add(
          new PageHistory(
              title(line),
              PlotPoints.evenly(rates, HISTORY_WIDTH, HISTORY_HEIGHT),
              String.join(", ", rates.stream().map(BenchPage::whole).toList()),
              whole(PlotPoints.highest(rates))));
    }
    return history;
  }

  private static Optional<Double> rate(BenchReport run, Line of) {
    return Line.of(run.shots()).stream()
        .filter(
            line ->
                line.system().equals(of.system())
                    && line.work() == of.work()
                    && line.point().equals(of.point()))
        .map(line -> line.perSecond().median())
        .findFirst();
  }

  private static String title(Line line) {
    return "%s, %s, %s".formatted(line.system(), line.work().title(), line.point().words());
  }

  private static String hundredths(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
