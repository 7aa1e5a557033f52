package dev.faultline.scenario;

import java.util.Optional;

/**
 * A cause of trouble, as a scenario file names it. The harness has one injector for each record; a
 * new kind is one record here, one entry in {@link FaultKind} and one injector there.
 */
public sealed interface Fault
    permits AllocationBurst,
        BadRelease,
        ConnectionLeak,
        CpuLimit,
        Crash,
        DataLoss,
        Failover,
        InvalidRequests,
        Kill,
        LockHold,
        LinkCut,
        LinkSlow,
        LongTransaction,
        OldGenerationFill,
        OutOfMemory,
        PacketLoss,
        Pause,
        Shortage,
        SlowQuery,
        RebalanceStorm,
        Stop,
        Surge {
  /** The word behind {@code kind:}. */
  FaultKind kind();

  /**
   * What it strikes: a name out of {@link BedSpec#targets()} or {@link BedSpec#links()}, or {@link
   * Surge#LOAD}.
   */
  String target();

  /** What a system must have so that this can strike it; most need nothing. */
  default Optional<Grip> grip() {
    return Optional.empty();
  }
}
