package dev.faultline.scenario.file;

import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.BedSpec.RedisLayout;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code bed:} and {@code settings:}. Where the system is known, only its roles and their
 * settings are; else any name may be one.
 */
final class BedReader {
  private static final Map<String, Integer> BROKERS =
      Bounds.words(new Integer[] {1, 3}, String::valueOf);
  private static final Map<String, RedisLayout> LAYOUTS =
      Bounds.words(RedisLayout.values(), layout -> layout.name().toLowerCase(Locale.ROOT));
  private static final int MOST_OF_A_ROLE = 8;

  /** The roles of the system, each with its settings. */
  private final Optional<Map<String, Set<String>>> known;

  BedReader(Optional<Map<String, Set<String>>> known) {
    this.known = known;
  }

  Read<BedSpec> bed(Value value) {
    return value.mapping(
        fields -> {
          var kafka = fields.required("kafka", count -> count.word(BROKERS));
          var redis = fields.required("redis", layout -> layout.word(LAYOUTS));
          var postgres = fields.required("postgres", count -> count.count(1, 2));
          var synchronous = fields.optional("synchronous", false, Value::yesOrNo);
          Map<String, Read<Long>> roles = new LinkedHashMap<>();
          for (String role : roles(fields)) {
            if (fields.has(role)) {
              roles.put(role, fields.required(role, count -> count.count(1, MOST_OF_A_ROLE)));
            }
          }
          return fields.build(
              () ->
                  new BedSpec(
                      kafka.get(),
                      redis.get(),
                      (int) (long) postgres.get(),
                      synchronous.get(),
                      counts(roles)));
        });
  }

  Read<Map<String, Map<String, String>>> settings(Value value) {
    return value.mapping(
        fields -> {
          Map<String, Read<Map<String, String>>> settings = new LinkedHashMap<>();
          for (String role : roles(fields)) {
            if (fields.has(role)) {
              settings.put(role, fields.required(role, given -> settings(role, given)));
            }
          }
          return fields.build(() -> got(settings));
        });
  }

  /** Settings of one role. */
  Read<Map<String, String>> settings(String role, Value value) {
    return value.mapping(
        fields -> {
          Map<String, Read<String>> settings = new LinkedHashMap<>();
          Collection<String> names =
              known
                  .map(roles -> sorted(roles.getOrDefault(role, Set.of())))
                  .orElseGet(() -> List.copyOf(fields.rest().keySet()));
          for (String name : names) {
            if (fields.has(name)) {
              settings.put(name, fields.required(name, Value::text));
            }
          }
          return fields.build(() -> got(settings));
        });
  }

  private List<String> roles(Fields fields) {
    if (known.isPresent()) {
      return List.copyOf(known.get().keySet());
    }
    List<String> named = List.copyOf(fields.rest().keySet());
    for (String role : named) {
      if (!Bounds.NAME.matcher(role).matches()) {
        fields.note(role, Finding.WRONG_FORM, role, "issue-api");
      }
    }
    return named;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static Map<String, Integer> counts(Map<String, Read<Long>> roles) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    roles.forEach((role, count) -> counts.put(role, (int) (long) count.get()));
    return counts;
  }

  private static <T> Map<String, T> got(Map<String, Read<T>> reads) {
    Map<String, T> got = new LinkedHashMap<>();
    reads.forEach((name, read) -> got.put(name, read.get()));
    return got;
  }
}
