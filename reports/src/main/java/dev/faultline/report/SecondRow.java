package dev.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A second of the charts as a table row, for readers without script. */
record SecondRow(String second, String phase, List<String> values) {
  /** Columns of the table, by the names of the chart's lines. */
  static final List<String> COLUMNS =
      List.of(
          "planned",
          "started",
          "accepted",
          "already_yours",
          "refused",
          "failed",
          "unknown",
          "p50",
          "p95",
          "p99",
          "consumer-lag",
          "outbox-age");

  /** More rows than this nobody reads; every n-th second is shown then. */
  private static final int MOST_ROWS = 600;

  static List<SecondRow> of(ChartData data) {
    int step = Math.max(1, (data.seconds() + MOST_ROWS - 1) / MOST_ROWS);
    List<SecondRow> rows = new ArrayList<>();
    for (int second = 0; second < data.seconds(); second += step) {
      rows.add(row(data, second));
    }
    return rows;
  }

  private static SecondRow row(ChartData data, int second) {
    String phase =
        data.phases().stream()
            .filter(span -> span.from() <= second && second < span.to())
            .map(ChartData.Span::name)
            .findFirst()
            .orElse("");
    return new SecondRow(
        String.valueOf(second),
        phase,
        COLUMNS.stream().map(column -> value(data.lines(), column, second)).toList());
  }

  private static String value(
      Map<String, List<Optional<Double>>> lines, String column, int second) {
    List<Optional<Double>> values = lines.getOrDefault(column, List.of());
    Optional<Double> value = second < values.size() ? values.get(second) : Optional.empty();
    return value.map(number -> "%.1f".formatted(number).replaceFirst("\\.0$", "")).orElse("");
  }
}
