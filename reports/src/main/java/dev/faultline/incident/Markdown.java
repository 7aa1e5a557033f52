package dev.faultline.incident;

import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A post-mortem to be pasted into a tracker or a wiki. Words out of a run stay words. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  private Markdown() {}

  static String of(Document document) {
    Markdown markdown = new Markdown();
    markdown.line("# " + words(document.title()));
    markdown.line("");
    document
        .facts()
        .forEach((name, value) -> markdown.line("- " + words(name) + ": " + words(value)));
    document.sections().forEach(markdown::section);
    return markdown.text.toString();
  }

  private void section(Section section) {
    line("");
    line("## " + words(section.heading()));
    for (String paragraph : section.paragraphs()) {
      line("");
      line(words(paragraph));
    }
    section.tables().forEach(this::table);
  }

  private void table(Table table) {
    line("");
    if (!table.caption().isEmpty()) {
      line("### " + words(table.caption()));
      line("");
    }
    row(table.head());
    line("|" + " --- |".repeat(table.head().size()));
    table.rows().forEach(this::row);
  }

  private void row(List<String> cells) {
    line(cells.stream().map(Markdown::words).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** No markup, no table cells, no line breaks. */
  private static String words(String words) {
    return words
        .replaceAll("\\R", " ")
        .replaceAll("\\p{Cntrl}", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]|~@!#])", "\\\\$1");
  }
}
