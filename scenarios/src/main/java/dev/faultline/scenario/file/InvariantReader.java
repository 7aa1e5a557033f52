package dev.faultline.scenario.file;

import dev.faultline.scenario.Invariant;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code invariants:}, either {@code [ all ]} or some of them by name. */
final class InvariantReader {
  private static final List<Invariant> ALL = List.of(Invariant.values());

  /** Each word and what it stands for. */
  private static final Map<String, List<Invariant>> WORDS = words();

  private InvariantReader() {}

  static Read<List<Invariant>> invariants(Value value) {
    return value.list(item -> item.word(WORDS)).then(named -> flat(value, named));
  }

  private static Read<List<Invariant>> flat(Value value, List<List<Invariant>> named) {
    List<Invariant> invariants = named.stream().flatMap(List::stream).toList();
    if (invariants.isEmpty()) {
      return value.wrong(Finding.EMPTY_LIST);
    }
    return Set.copyOf(invariants).size() < invariants.size()
        ? value.wrong(Finding.ALL_ALONE)
        : Read.of(invariants);
  }

  private static Map<String, List<Invariant>> words() {
    Map<String, List<Invariant>> words = new LinkedHashMap<>();
    words.put("all", ALL);
    ALL.forEach(invariant -> words.put(invariant.word(), List.of(invariant)));
    return words;
  }
}
