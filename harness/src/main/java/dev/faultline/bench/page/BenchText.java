package dev.faultline.bench.page;

import dev.faultline.bench.Bar;
import dev.faultline.bench.BenchReport;
import dev.faultline.bench.Climb;
import dev.faultline.bench.Curve;
import dev.faultline.bench.Line;
import dev.faultline.bench.Profile;
import dev.faultline.bench.Sizes;
import dev.faultline.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run of the bench says in a terminal. */
public final class BenchText {
  /** Share of a role's time below which a stage is not told. */
  private static final double WORTH_A_LINE = 0.01;

  private BenchText() {}

  public static List<String> lines(BenchReport report) {
    List<String> text = new ArrayList<>();
    List<Line> lines = Line.of(report.shots());
    if (!lines.isEmpty()) {
      rows(lines, text);
    }
    Curve.of(lines).forEach(curve -> curve(curve, text));
    if (!report.climbs().isEmpty()) {
      climbs(report.climbs(), text);
    }
    report.profiles().forEach(profile -> profile(profile, text));
    text.add("");
    report.bars().forEach(bar -> text.add(bar(bar)));
    text.add("");
    sizes(report.sizes(), text);
    return List.copyOf(text);
  }

  private static void rows(List<Line> lines, List<String> text) {
    text.add(
        "%-14s %-19s %-18s %18s %9s %9s %9s %16s %7s %5s"
            .formatted(
                "system",
                "row",
                "at",
                "per second",
                "mean ms",
                "p95 ms",
                "p99 ms",
                "CPU us/unit",
                "drain s",
                "gen"));
    for (Line line : lines) {
      text.add(
          String.format(
              Locale.ROOT,
              "%-14s %-19s %-18s %18s %9.1f %9.1f %9.1f %16s %7.2f %4.0f%%",
              line.system(),
              line.work().title(),
              line.point().words(),
              spread(line.perSecond()),
              line.meanMillis().median(),
              line.p95Millis().median(),
              line.p99Millis().median(),
              spread(line.cpuMicros()),
              line.drainSeconds().median(),
              line.generatorCpuShare().median() * 100));
      if (line.notAsked() > 0) {
        text.add("  of these, answered otherwise than the row is about: " + line.notAsked());
      }
    }
  }

  private static void curve(Curve curve, List<String> text) {
    text.add("");
    text.add(curve.axis().word() + ", " + curve.work().title() + ":");
    for (Curve.Place place : curve.places()) {
      text.add(
          String.format(
              Locale.ROOT,
              "  %-18s %18s/s  %5.2f times   CPU %16s us  %5.2f times",
              place.line().point().words(),
              spread(place.line().perSecond()),
              place.timesRate(),
              spread(place.line().cpuMicros()),
              place.timesCpu()));
    }
  }

  private static void climbs(List<Climb> climbs, List<String> text) {
    text.add("");
    text.add("arrivals that do not wait, a database that is what limits:");
    for (Climb climb : climbs) {
      text.add("  " + climb.system() + ", round " + climb.round());
      climb.steps().forEach(step -> text.add("    " + step.words()));
      text.add("    " + climb.words());
      climb.beyond().ifPresent(step -> text.add("    " + step.words()));
    }
  }

  private static void profile(Profile profile, List<String> text) {
    text.add("");
    text.add(
        String.format(
            Locale.ROOT,
            "%s: %.0f us of CPU per coupon, sampled; stacks: %s",
            profile.part(),
            profile.cpuMicros(),
            profile.flameGraph()));
    profile.stages().stream()
        .filter(stage -> stage.cpuMicros() >= WORTH_A_LINE * profile.cpuMicros())
        .forEach(
            stage ->
                text.add(
                    String.format(
                        Locale.ROOT,
                        "  %-40s %8.0f us  %3.0f%%",
                        stage.name(),
                        stage.cpuMicros(),
                        stage.cpuMicros() / profile.cpuMicros() * 100)));
  }

  private static String bar(Bar bar) {
    return String.format(
        Locale.ROOT,
        "%-8s %-60s %8.2f  (%s %.2f)",
        bar.reached() ? "reached" : "MISSED",
        bar.name(),
        bar.value(),
        bar.least() ? "at least" : "at most",
        bar.limit());
  }

  private static void sizes(Sizes sizes, List<String> text) {
    sizes.bytesPerCoupon().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(bed -> text.add(bed.getKey() + ": " + bytes(bed.getValue())));
    sizes.memoryBytes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(bed -> text.add(bed.getKey() + ": memory in MB: " + megabytes(bed.getValue())));
  }

  /** What a coupon takes on disk. */
  static String bytes(Sizes.PerCoupon each) {
    return String.format(
        Locale.ROOT, "bytes per coupon: PostgreSQL %.0f, Kafka %.0f", each.database(), each.log());
  }

  /** The median, and how far the least and the most are away. */
  static String spread(Spread spread) {
    return String.format(
        Locale.ROOT, "%.0f (%.0f-%.0f)", spread.median(), spread.least(), spread.most());
  }

  static String megabytes(Map<String, Long> parts) {
    return String.join(
        ", ",
        parts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(part -> part.getKey() + " " + (part.getValue() >> 20))
            .toList());
  }
}
