package dev.faultline.history;

import dev.faultline.scenario.PhaseName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** One of something for every phase. */
public final class PerPhase<T> {
  private final Map<PhaseName, T> all = new EnumMap<>(PhaseName.class);

  public PerPhase(Supplier<T> each) {
    for (PhaseName phase : PhaseName.values()) {
      all.put(phase, each.get());
    }
  }

  public T of(PhaseName phase) {
    return Objects.requireNonNull(all.get(phase), "every phase has one");
  }
}
