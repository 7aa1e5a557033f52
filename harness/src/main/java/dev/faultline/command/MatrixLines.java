package dev.faultline.command;

import dev.faultline.report.AlertMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which alert noticed which fault, in lines that fit a terminal: what no run heard is left out. */
final class MatrixLines {
  private MatrixLines() {}

  static List<String> of(AlertMatrix matrix, Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("matrix-head"));
    matrix.rows().forEach(row -> lines.add("  %-32s %s".formatted(row.run(), cells(row, words))));
    lines.add(
        "  "
            + words.say(
                "matrix-counts",
                String.valueOf(matrix.expected()),
                String.valueOf(matrix.missed()),
                String.valueOf(matrix.falseAlarms())));
    return lines;
  }

  private static String cells(AlertMatrix.Row row, Words words) {
    if (!row.problem().isEmpty()) {
      return words.say("matrix-unreadable", row.problem());
    }
    return row.cells().isEmpty()
        ? "-"
        : row.cells().stream()
            .map(cell -> cell.alert() + " " + cell.text())
            .collect(Collectors.joining(",  "));
  }
}
