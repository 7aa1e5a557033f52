package dev.faultline.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Refuses the parts of YAML that no file here needs, before a tree is built: anchors and aliases (a
 * few lines of them unfold to gigabytes), tags, several documents, deep nesting.
 */
final class Grammar {
  private static final int DEEPEST = 32;

  private final Source source;
  private final Problems problems;
  private int documents;
  private int depth;
  private int nodes;

  Grammar(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  void check(LoadSettings settings) {
    for (Event event : new Parse(settings).parseString(source.text())) {
      look(event);
      if (documents > 1 || depth > DEEPEST) {
        return; // noted; what follows could only repeat it
      }
    }
    if (problems.isEmpty() && nodes == 0) {
      problems.add(Problem.of(Place.of(source.label()), Finding.EMPTY));
    }
  }

  private void look(Event event) {
    switch (event) {
      case DocumentStartEvent start -> {
        documents++;
        if (documents > 1) {
          note(start, Finding.SEVERAL_DOCUMENTS);
        }
      }
      case AliasEvent alias -> note(alias, Finding.ANCHOR);
      case CollectionStartEvent start -> {
        depth++;
        lookAtNode(start, start.getTag().isPresent());
        if (depth > DEEPEST) {
          note(start, Finding.TOO_DEEP, Integer.toString(DEEPEST));
        }
      }
      case CollectionEndEvent _ -> depth--;
      case ScalarEvent scalar -> lookAtNode(scalar, scalar.getTag().isPresent());
      default -> {
        // The start and end of stream and document say nothing.
      }
    }
  }

  private void lookAtNode(NodeEvent node, boolean tagged) {
    boolean nothing =
        depth == 0 && node instanceof ScalarEvent scalar && scalar.getValue().isBlank();
    nodes += nothing ? 0 : 1;
    if (node.getAnchor().isPresent()) {
      note(node, Finding.ANCHOR);
    }
    if (tagged) {
      note(node, Finding.TAG);
    }
  }

  private void note(Event event, Finding finding, String... arguments) {
    problems.add(Problem.of(Place.of(event.getStartMark()), finding, arguments));
  }
}
