package dev.faultline.scenario;

import java.util.List;
import java.util.Locale;

/** The words that may stand behind {@code action:}, and upon what each may act. */
public enum ResponseKind {
  /** See {@link Restart}. */
  RESTART,
  /** See {@link Scale}. */
  SCALE;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stays on the bed when the run is over, until it is made afresh. */
  public Dirt dirt() {
    return switch (this) {
      case RESTART -> Dirt.NOTHING;
      case SCALE -> Dirt.BED;
    };
  }

  /** What of a bed this kind can act upon. */
  public List<String> targetsIn(BedSpec bed) {
    return switch (this) {
      case RESTART -> bed.roleInstances();
      case SCALE -> bed.roles().keySet().stream().sorted().toList();
    };
  }
}
