package dev.faultline.scenario.file;

import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.function.Function;

/**
 * Reads on which systems a scenario runs: {@code system:} for one, or {@code legs:} for two, and
 * then {@code symptom:} too.
 */
final class LegReader {
  private static final int TWO = 2;

  /** A symptom that stays until the objective is held would be judged by the recovery clock. */
  private static final BoundReader BOUNDS =
      new BoundReader(
          Bounds.words(
              new PhaseName[] {PhaseName.FAULT, PhaseName.DRAIN, PhaseName.END}, PhaseName::word),
          List.of("max", "min", "min-over-control", "max-of-control"));

  private final Function<Value, Read<KnownSystem>> systems;

  LegReader(Function<Value, Read<KnownSystem>> systems) {
    this.systems = systems;
  }

  Read<List<KnownSystem>> legs(Fields fields) {
    boolean one = fields.has("system");
    boolean two = fields.has("legs");
    if (one == two) {
      fields.note("legs", Finding.ONE_KEY_OF, "system, legs", one ? "2" : "0");
      return Read.failed();
    }
    return one ? systems.apply(fields.value("system")).map(List::of) : legs(fields.value("legs"));
  }

  private Read<List<KnownSystem>> legs(Value value) {
    return value
        .list(systems)
        .then(
            legs ->
                legs.stream().map(KnownSystem::name).distinct().count() == TWO && legs.size() == TWO
                    ? Read.of(legs)
                    : value.wrong(Finding.NOT_TWO_LEGS));
  }

  /** Two legs need one, because without it the first would prove nothing; one leg has none. */
  Read<List<Slo>> symptom(Fields fields) {
    boolean two = fields.has("legs");
    if (!fields.has("symptom")) {
      return two ? fields.required("symptom", LegReader::shown) : Read.of(List.of());
    }
    if (!two) {
      fields.note("symptom", Finding.SYMPTOM_WITHOUT_LEGS);
      return Read.failed();
    }
    return shown(fields.value("symptom"));
  }

  private static Read<List<Slo>> shown(Value value) {
    return value
        .list(item -> item.mapping(BOUNDS::bound))
        .then(shown -> shown.isEmpty() ? value.wrong(Finding.EMPTY_LIST) : Read.of(shown));
  }
}
