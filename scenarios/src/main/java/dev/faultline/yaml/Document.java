package dev.faultline.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One YAML file as a tree of nodes that know their places. */
public final class Document {
  private final Node root;
  private final Problems problems;

  Document(Node root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Parses a text; what stops the parser is thrown at once, the rest is gathered. */
  public static Document parse(Source source, Problems problems) throws InvalidFile {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.label())
            .setUseMarks(true)
            // Both are noted below, with their places.
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      new Grammar(source, problems).check(settings);
      problems.endStage();
      Node root = new Compose(settings).composeString(source.text()).orElseThrow();
      noteRepeatedKeys(root, problems);
      return new Document(root, problems);
    } catch (MarkedYamlEngineException e) {
      problems.add(syntax(source, e));
    } catch (YamlEngineException e) {
      problems.add(
          Problem.of(
              Place.of(source.label()), Finding.SYNTAX, String.valueOf(e.getMessage()).strip()));
    }
    problems.endStage();
    throw new IllegalStateException("a parser that stopped has noted why");
  }

  /** The whole file as one mapping. */
  public <T> Read<T> mapping(Function<Fields, Read<T>> reader) {
    return new Value(root, problems).mapping(reader);
  }

  /** Looks at one key of the file before the rest is read; what is wrong with it ends the stage. */
  public <T> Optional<T> peek(String key, Function<Value, Read<T>> reader) throws InvalidFile {
    if (!(root instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    Fields fields = new Fields(mapping, problems);
    if (!fields.has(key)) {
      return Optional.empty();
    }
    Optional<T> read = reader.apply(fields.value(key)).value();
    if (read.isEmpty()) {
      problems.endStage();
    }
    return read;
  }

  Node root() {
    return root;
  }

  Problems problems() {
    return problems;
  }

  private static Problem syntax(Source source, MarkedYamlEngineException e) {
    Place place = e.getProblemMark().map(Place::of).orElseGet(() -> Place.of(source.label()));
    return source.indentedByTab(place.line())
        ? Problem.of(place, Finding.TAB)
        : Problem.of(place, Finding.SYNTAX, e.getProblem() + context(e));
  }

  /** What the parser was in, and since which line: the mistake is often there. */
  private static String context(MarkedYamlEngineException e) {
    return e.getContextMark()
        .filter(mark -> e.getContext() != null)
        .map(mark -> " (%s at line %d)".formatted(e.getContext(), mark.getLine() + 1))
        .orElse("");
  }

  private static void noteRepeatedKeys(Node node, Problems problems) {
    switch (node) {
      case MappingNode mapping -> {
        Map<String, Place> first = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          noteRepeatedKey(tuple.getKeyNode(), first, problems);
          noteRepeatedKeys(tuple.getValueNode(), problems);
        }
      }
      case SequenceNode sequence ->
          sequence.getValue().forEach(item -> noteRepeatedKeys(item, problems));
      default -> {
        // A scalar holds no keys.
      }
    }
  }

  private static void noteRepeatedKey(Node node, Map<String, Place> first, Problems problems) {
    Place place = Place.of(node.getStartMark());
    if (!(node instanceof ScalarNode key)) {
      problems.add(Problem.of(place, Finding.KEY_NOT_TEXT));
      return;
    }
    Place before = first.putIfAbsent(key.getValue(), place);
    if (before != null) {
      problems.add(
          Problem.of(place, Finding.REPEATED_KEY, key.getValue(), Integer.toString(before.line())));
    }
  }
}
