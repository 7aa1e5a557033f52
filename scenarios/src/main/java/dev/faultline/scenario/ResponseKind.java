package dev.faultline.scenario;

import java.util.List;
import java.util.Locale;

/** The words that may stand behind {@code action:}, and upon what each may act. */
public enum ResponseKind {
  /** See {@link Restart}. */
  RESTART,
  /** See {@link Scale}. */
  SCALE,
  /** See {@link AddPartitions}. */
  ADD_PARTITIONS,
  /** See {@link Replay}. */
  REPLAY,
  /** See {@link Announce}. */
  ANNOUNCE,
  /** See {@link Promote}. */
  PROMOTE,
  /** Fewer requests are let in; see {@link Adjust}. */
  LIMIT,
  /** More connections; see {@link Adjust}. */
  ENLARGE,
  /** Another collector or heap; see {@link Adjust}. */
  RETUNE,
  /** Reads go to a replica; see {@link Adjust}. */
  OFFLOAD,
  /** A script decides in place of a lock; see {@link Adjust}. */
  SWITCH_TO_LUA;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stays on the bed when the run is over, until it is made afresh. */
  public Dirt dirt() {
    return switch (this) {
      case RESTART, REPLAY -> Dirt.NOTHING;
      case SCALE,
          ADD_PARTITIONS,
          ANNOUNCE,
          PROMOTE,
          LIMIT,
          ENLARGE,
          RETUNE,
          OFFLOAD,
          SWITCH_TO_LUA ->
          Dirt.BED;
    };
  }

  /** What of a bed this kind can act upon. */
  public List<String> targetsIn(BedSpec bed) {
    return switch (this) {
      case RESTART, REPLAY, ANNOUNCE, LIMIT, ENLARGE, RETUNE, OFFLOAD, SWITCH_TO_LUA ->
          bed.roleInstances();
      case ADD_PARTITIONS -> List.of(AddPartitions.TOPIC);
      case PROMOTE -> bed.synchronous() ? List.of("postgres-standby") : List.of();
      case SCALE -> bed.roles().keySet().stream().sorted().toList();
    };
  }
}
