package dev.faultline.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a file, not yet known to be of the right kind. */
public final class Value {
  private final Node node;
  private final Problems problems;

  Value(Node node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** Where the value starts. */
  public Place place() {
    return Place.of(node.getStartMark());
  }

  /** Notes a problem at this value; what was asked of it fails. */
  public <T> Read<T> wrong(Finding finding, String... arguments) {
    problems.add(Problem.of(place(), finding, arguments));
    return Read.failed();
  }

  /** Text that is not empty. */
  public Read<String> text() {
    return switch (node) {
      case ScalarNode scalar when Tag.NULL.equals(scalar.getTag()) -> wrong(Finding.NO_VALUE);
      case ScalarNode scalar when scalar.getValue().isBlank() -> wrong(Finding.NO_VALUE);
      case ScalarNode scalar -> Read.of(scalar.getValue());
      default -> wrong(Finding.NOT_TEXT, found());
    };
  }

  /** Text that may be empty. */
  public Read<String> anyText() {
    return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
        ? Read.of(scalar.getValue())
        : text();
  }

  /** Text of a form; {@code example} shows it. */
  public Read<String> text(Pattern form, String example) {
    return text()
        .then(
            text ->
                form.matcher(text).matches()
                    ? Read.of(text)
                    : wrong(Finding.WRONG_FORM, text, example));
  }

  /** One word out of a closed list. */
  public <T> Read<T> word(Map<String, T> allowed) {
    return text().then(word -> word(word, allowed));
  }

  private <T> Read<T> word(String word, Map<String, T> allowed) {
    return Optional.ofNullable(allowed.get(word))
        .map(Read::of)
        .orElseGet(() -> unknown(Finding.UNKNOWN_WORD, word, allowed.keySet()));
  }

  /** Notes that this value is in no list of known words; the nearest one is offered. */
  public <T> Read<T> unknown(Finding finding, String found, Iterable<String> allowed) {
    problems.add(Problem.ofWord(place(), finding, found, allowed));
    return Read.failed();
  }

  /** {@code true} or {@code false}. */
  public Read<Boolean> yesOrNo() {
    Map<String, Boolean> allowed = new LinkedHashMap<>();
    allowed.put("true", true);
    allowed.put("false", false);
    return word(allowed);
  }

  /** A whole number without a unit. */
  public Read<Long> count(long least, long most) {
    return text().then(text -> Quantity.count(this, text, least, most));
  }

  /** A number without a unit. */
  public Read<Double> number(double least, double most) {
    return text().then(text -> Quantity.number(this, text, least, most));
  }

  /** A number with a unit, in the base unit of its dimension. */
  public Read<Double> quantity(Dimension dimension, double least, double most) {
    return text().then(text -> Quantity.of(this, text, dimension, least, most));
  }

  /** A span of time. */
  public Read<Duration> duration(Duration least, Duration most) {
    return quantity(Dimension.DURATION, (double) least.toMillis(), (double) most.toMillis())
        .map(millis -> Duration.ofMillis(Math.round(millis)));
  }

  /** Every item, read alike. */
  public <T> Read<List<T>> list(Function<Value, Read<T>> reader) {
    if (!(node instanceof SequenceNode sequence)) {
      return wrong(Finding.NOT_A_LIST, found());
    }
    List<Read<T>> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(reader.apply(new Value(item, problems)));
    }
    return items.stream().allMatch(item -> item.value().isPresent())
        ? Read.of(items.stream().map(Read::get).toList())
        : Read.failed();
  }

  /** A mapping with known keys; what the reader does not ask for is unknown. */
  public <T> Read<T> mapping(Function<Fields, Read<T>> reader) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(Finding.NOT_A_MAPPING, found());
    }
    Fields fields = new Fields(mapping, problems);
    Read<T> read = reader.apply(fields);
    fields.end();
    return read;
  }

  /** A mapping whose keys are names that the file gives; order is kept. */
  public <T> Read<Map<String, T>> entries(
      BiFunction<Value, Value, Read<Map.Entry<String, T>>> reader) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(Finding.NOT_A_MAPPING, found());
    }
    Map<String, T> entries = new LinkedHashMap<>();
    boolean whole = true;
    for (NodeTuple tuple : mapping.getValue()) {
      Value key = new Value(tuple.getKeyNode(), problems);
      Read<Map.Entry<String, T>> entry =
          reader.apply(key, new Value(tuple.getValueNode(), problems));
      entry.ifRead(read -> entries.putIfAbsent(read.getKey(), read.getValue()));
      whole &= entry.value().isPresent();
    }
    return whole ? Read.of(entries) : Read.failed();
  }

  private String found() {
    return switch (node) {
      case ScalarNode scalar -> "\"" + scalar.getValue() + "\"";
      case SequenceNode _ -> "[ … ]";
      default -> "{ … }";
    };
  }
}
