package dev.faultline.scenario;

import java.util.List;
import java.util.Locale;

/** The words that may stand behind {@code kind:}, and what each may strike. */
public enum FaultKind {
  /** See {@link Kill}. */
  KILL;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those parts of a bed that this kind can strike. */
  public List<String> targetsIn(BedSpec bed) {
    return bed.targets().stream().filter(this::strikes).toList();
  }

  private boolean strikes(String target) {
    return switch (this) {
      case KILL -> target.startsWith("kafka-");
    };
  }
}
