package dev.faultline.scenario;

import java.util.List;
import java.util.Locale;

/** The words that may stand behind {@code kind:}, and what each may strike. */
public enum FaultKind {
  /** See {@link Kill}. */
  KILL,
  /** See {@link Stop}. */
  STOP,
  /** See {@link Crash}. */
  CRASH,
  /** See {@link DataLoss}. */
  DATA_LOSS,
  /** See {@link Pause}. */
  PAUSE,
  /** See {@link CpuLimit}. */
  CPU_LIMIT,
  /** See {@link BadRelease}. */
  BAD_RELEASE,
  /** See {@link LongTransaction}. */
  LONG_TRANSACTION,
  /** See {@link SlowQuery}. */
  SLOW_QUERY,
  /** See {@link Failover}. */
  FAILOVER,
  /** See {@link InvalidRequests}. */
  INVALID_REQUESTS,
  /** See {@link LockHold}. */
  LOCK_HOLD,
  /** See {@link RebalanceStorm}. */
  REBALANCE_STORM,
  /** See {@link Surge}. */
  SURGE,
  /** See {@link LinkCut}. */
  LINK_CUT,
  /** See {@link LinkSlow}. */
  LINK_SLOW,
  /** See {@link Shortage}. */
  SHORTAGE,
  /** See {@link PacketLoss}. */
  PACKET_LOSS,
  /** See {@link ConnectionLeak}. */
  CONNECTION_LEAK,
  /** See {@link AllocationBurst}. */
  ALLOCATION_BURST,
  /** See {@link OldGenerationFill}. */
  OLD_GENERATION_FILL,
  /** See {@link OutOfMemory}. */
  OUT_OF_MEMORY;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What must be cleaned before another run may use the same bed. */
  public Dirt dirt() {
    return switch (this) {
      case KILL,
          CRASH,
          DATA_LOSS,
          PAUSE,
          CPU_LIMIT,
          LONG_TRANSACTION,
          SLOW_QUERY,
          INVALID_REQUESTS,
          LOCK_HOLD,
          REBALANCE_STORM,
          SURGE,
          LINK_CUT,
          LINK_SLOW,
          SHORTAGE,
          PACKET_LOSS,
          STOP ->
          Dirt.NOTHING;
      // The agent stays in the process.
      case CONNECTION_LEAK, ALLOCATION_BURST, OLD_GENERATION_FILL, OUT_OF_MEMORY -> Dirt.ROLE;
      // Dead letters stay in the ledger; the old primary stays down.
      case BAD_RELEASE, FAILOVER -> Dirt.BED;
    };
  }

  /** Whether a process that is started in the place of the struck one gets it too. */
  public boolean staysWithItsRole() {
    return this == ALLOCATION_BURST || this == OLD_GENERATION_FILL;
  }

  /** Those parts of a bed that this kind can strike. */
  public List<String> targetsIn(BedSpec bed) {
    return switch (this) {
      case KILL, STOP, PAUSE, CPU_LIMIT, PACKET_LOSS -> bed.targets();
      case FAILOVER -> bed.synchronous() ? List.of("postgres") : List.of();
      case SURGE -> List.of(Surge.LOAD);
      case BAD_RELEASE, LONG_TRANSACTION, SLOW_QUERY -> List.of("postgres");
      // A replica would give everything back.
      case DATA_LOSS ->
          switch (bed.redis()) {
            case SINGLE -> List.of(bed.cacheMaster());
            case SENTINEL -> List.of();
          };
      case LOCK_HOLD -> List.of(bed.cacheMaster());
      // Only these run our JVMs under a restart policy, take requests, and consume.
      case CRASH,
          INVALID_REQUESTS,
          REBALANCE_STORM,
          CONNECTION_LEAK,
          ALLOCATION_BURST,
          OLD_GENERATION_FILL,
          OUT_OF_MEMORY ->
          bed.roleInstances();
      case LINK_CUT, LINK_SLOW, SHORTAGE -> bed.links();
    };
  }
}
