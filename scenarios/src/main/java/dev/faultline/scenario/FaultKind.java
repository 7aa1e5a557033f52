package dev.faultline.scenario;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The words that may stand behind {@code kind:}, and what each may strike. */
public enum FaultKind {
  KILL(target -> target.startsWith("kafka-"));

  private final Predicate<String> strikes;

  FaultKind(Predicate<String> strikes) {
    this.strikes = strikes;
  }

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those parts of a bed that this kind can strike. */
  public List<String> targetsIn(BedSpec bed) {
    return bed.targets().stream().filter(strikes).toList();
  }
}
