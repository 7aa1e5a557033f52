package dev.faultline.incident;

import java.util.List;
import java.util.Map;

/**
 * A post-mortem as words, ready for any form of page: no markup in it, so that each form escapes
 * everything.
 *
 * @param facts name and value, in reading order
 */
record Document(
    String language,
    String title,
    String verdict,
    String kind,
    Map<String, String> facts,
    List<Section> sections) {
  Document {
    sections = List.copyOf(sections);
  }

  /** A part under a heading. */
  record Section(String heading, List<String> paragraphs, List<Table> tables) {
    Section {
      paragraphs = List.copyOf(paragraphs);
      tables = List.copyOf(tables);
    }
  }

  /**
   * Rows under a head.
   *
   * @param caption empty where the heading says enough
   */
  record Table(String caption, List<String> head, List<List<String>> rows) {
    Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
