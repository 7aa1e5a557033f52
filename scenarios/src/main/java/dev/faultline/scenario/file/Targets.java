package dev.faultline.scenario.file;

import dev.faultline.scenario.BedSpec;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a file's faults aim at, or its responses: each kind names its targets in a bed, and what is
 * done to one gets a name of its own.
 */
final class Targets {
  private final Read<BedSpec> bed;
  private final Set<String> names = new HashSet<>();

  Targets(Read<BedSpec> bed) {
    this.bed = bed;
  }

  /** Known only where kind and bed are; their own problems have been noted. */
  <K> Read<String> target(
      Value value, Read<K> kind, BiFunction<K, BedSpec, List<String>> targetsIn) {
    return value
        .text()
        .then(
            text ->
                kind.value().isPresent() && bed.value().isPresent()
                    ? known(value, text, targetsIn.apply(kind.get(), bed.get()))
                    : Read.of(text));
  }

  private static Read<String> known(Value value, String target, List<String> targets) {
    return targets.contains(target)
        ? Read.of(target)
        : value.unknown(Finding.UNKNOWN_TARGET, target, targets);
  }

  /** The kind and its target, numbered from the second on. */
  String name(String kind, String target) {
    String name = kind + "-" + target;
    String unique = name;
    for (int number = 2; !names.add(unique); number++) {
      unique = name + "-" + number;
    }
    return unique;
  }
}
