package dev.faultline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run of the bench says in a terminal. */
final class BenchText {
  private BenchText() {}

  static List<String> lines(BenchReport report) {
    List<String> text = new ArrayList<>();
    text.add(
        "%-14s %-18s %5s %18s %9s %9s %9s %16s %7s %5s"
            .formatted(
                "system",
                "row",
                "users",
                "per second",
                "mean ms",
                "p95 ms",
                "p99 ms",
                "CPU us/unit",
                "drain s",
                "gen"));
    for (Line line : Line.of(report.shots())) {
      text.add(
          String.format(
              Locale.ROOT,
              "%-14s %-18s %5d %18s %9.1f %9.1f %9.1f %16s %7.2f %4.0f%%",
              line.system(),
              line.work().title(),
              line.users(),
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
    text.add("");
    for (Bar bar : report.bars()) {
      text.add(
          String.format(
              Locale.ROOT,
              "%-8s %-60s %8.2f  (%s %.2f)",
              bar.reached() ? "reached" : "MISSED",
              bar.name(),
              bar.value(),
              bar.least() ? "at least" : "at most",
              bar.limit()));
    }
    text.add("");
    Sizes sizes = report.sizes();
    text.add(
        String.format(
            Locale.ROOT,
            "bytes per coupon: PostgreSQL %.0f, Kafka %.0f",
            sizes.databaseBytesPerCoupon(),
            sizes.logBytesPerCoupon()));
    sizes
        .memoryBytes()
        .forEach((system, parts) -> text.add("memory of " + system + ", MB: " + megabytes(parts)));
    return List.copyOf(text);
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
