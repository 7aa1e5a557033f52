package dev.faultline.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of one mapping. What is asked for is what is allowed: a key that nobody asks for is
 * unknown.
 */
public final class Fields {
  private final Place place;
  private final Problems problems;
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();

  Fields(MappingNode node, Problems problems) {
    this.place = Place.of(node.getStartMark());
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      // Keys that are no words, and repeated ones, have been noted by Document.
      if (tuple.getKeyNode() instanceof ScalarNode key && !keys.containsKey(key.getValue())) {
        keys.put(key.getValue(), Place.of(key.getStartMark()));
        values.put(key.getValue(), new Value(tuple.getValueNode(), problems));
      }
    }
  }

  /** Whether the key is there; asking makes it allowed. */
  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** A key that must be there. */
  public <T> Read<T> required(String key, Function<Value, Read<T>> reader) {
    if (!has(key)) {
      missing.add(key);
      return Read.failed();
    }
    return reader.apply(value(key));
  }

  /** A key that may be left out. */
  public <T> Read<T> optional(String key, T otherwise, Function<Value, Read<T>> reader) {
    return has(key) ? reader.apply(value(key)) : Read.of(otherwise);
  }

  /** A key that may be left out, without a value that stands in for it. */
  public <T> Read<Optional<T>> optional(String key, Function<Value, Read<T>> reader) {
    return optional(key, Optional.empty(), value -> reader.apply(value).map(Optional::of));
  }

  /**
   * Builds the record if all that it needs was read. A record that refuses its values is a problem
   * of this mapping.
   */
  public <T> Read<T> build(Supplier<T> construction) {
    try {
      return Read.of(construction.get());
    } catch (Read.Unread noted) {
      return Read.failed();
    } catch (IllegalArgumentException e) {
      problems.add(Problem.of(place, Finding.REFUSED, String.valueOf(e.getMessage())));
      return Read.failed();
    }
  }

  /** Notes a problem at the value of a key, or at the mapping when it does not have the key. */
  public void note(String key, Finding finding, String... arguments) {
    Place where = Optional.ofNullable(values.get(key)).map(Value::place).orElse(place);
    problems.add(Problem.of(where, finding, arguments));
  }

  /** Notes a problem of the mapping as a whole. */
  public void noteHere(Finding finding, String... arguments) {
    problems.add(Problem.of(place, finding, arguments));
  }

  /** The value of a key that is there. */
  public Value value(String key) {
    return Optional.ofNullable(values.get(key)).orElseThrow();
  }

  /** All keys that were not asked for so far, which makes them allowed: names that a file gives. */
  public Map<String, Value> rest() {
    Map<String, Value> rest = new LinkedHashMap<>(values);
    rest.keySet().removeAll(asked);
    asked.addAll(rest.keySet());
    return rest;
  }

  /** To be called when everything has been asked for. */
  void end() {
    for (String key : missing) {
      problems.add(Problem.of(place, Finding.MISSING_KEY, key, String.join(", ", asked)));
    }
    keys.forEach(
        (key, keyPlace) -> {
          if (!asked.contains(key)) {
            problems.add(Problem.ofWord(keyPlace, Finding.UNKNOWN_KEY, key, asked));
          }
        });
  }
}
