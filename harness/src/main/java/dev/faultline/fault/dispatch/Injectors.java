package dev.faultline.fault.dispatch;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.consumer.RebalanceStormFault;
import dev.faultline.fault.database.BadReleaseFault;
import dev.faultline.fault.database.FailoverFault;
import dev.faultline.fault.database.LongTransactionFault;
import dev.faultline.fault.database.SlowQueryFault;
import dev.faultline.fault.jvm.AllocationBurstFault;
import dev.faultline.fault.jvm.ConnectionLeakFault;
import dev.faultline.fault.jvm.OldGenerationFault;
import dev.faultline.fault.jvm.OutOfMemoryFault;
import dev.faultline.fault.link.LinkCutFault;
import dev.faultline.fault.link.LinkSlowFault;
import dev.faultline.fault.link.ShortageFault;
import dev.faultline.fault.lock.LockHoldFault;
import dev.faultline.fault.network.PacketLossFault;
import dev.faultline.fault.part.CpuLimitFault;
import dev.faultline.fault.part.CrashFault;
import dev.faultline.fault.part.DataLossFault;
import dev.faultline.fault.part.KillFault;
import dev.faultline.fault.part.PauseFault;
import dev.faultline.fault.part.StopFault;
import dev.faultline.fault.traffic.Crowd;
import dev.faultline.fault.traffic.InvalidRequestsFault;
import dev.faultline.fault.traffic.SurgeFault;
import dev.faultline.scenario.AllocationBurst;
import dev.faultline.scenario.BadRelease;
import dev.faultline.scenario.ConnectionLeak;
import dev.faultline.scenario.CpuLimit;
import dev.faultline.scenario.Crash;
import dev.faultline.scenario.DataLoss;
import dev.faultline.scenario.Failover;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.scenario.Kill;
import dev.faultline.scenario.LinkCut;
import dev.faultline.scenario.LinkSlow;
import dev.faultline.scenario.LockHold;
import dev.faultline.scenario.LongTransaction;
import dev.faultline.scenario.OldGenerationFill;
import dev.faultline.scenario.OutOfMemory;
import dev.faultline.scenario.PacketLoss;
import dev.faultline.scenario.Pause;
import dev.faultline.scenario.RebalanceStorm;
import dev.faultline.scenario.Shortage;
import dev.faultline.scenario.SlowQuery;
import dev.faultline.scenario.Stop;
import dev.faultline.scenario.Surge;
import dev.faultline.scenario.TimedFault;

/** Gives each fault of a scenario its injector. */
@FunctionalInterface
public interface Injectors {
  /**
   * The injector of this fault on this run's bed; nothing is done or observed yet.
   *
   * @param crowd who can come beside the load
   */
  Injector injector(TimedFault fault, Bed bed, String runId, Crowd crowd);

  /** The real ones. */
  static Injectors real() {
    return (fault, bed, runId, crowd) ->
        switch (fault.fault()) {
          case BadRelease bad -> BadReleaseFault.of(bad, fault.lasts(), bed, runId);
          case CpuLimit limit -> CpuLimitFault.of(limit, fault.lasts(), bed, runId);
          case AllocationBurst burst -> AllocationBurstFault.of(burst, fault, bed, runId);
          case ConnectionLeak leak -> ConnectionLeakFault.of(leak, fault, bed, runId);
          case Crash crash -> CrashFault.of(crash, fault.lasts(), bed, runId);
          case DataLoss loss -> DataLossFault.of(loss, fault.lasts(), bed, runId);
          case Failover failover -> FailoverFault.of(failover, fault.lasts(), bed, runId);
          case InvalidRequests invalid ->
              InvalidRequestsFault.of(invalid, fault.lasts(), bed, runId);
          case Kill kill -> KillFault.of(kill, fault.lasts(), bed, runId);
          case LinkCut cut -> LinkCutFault.of(cut, fault.lasts(), bed, runId);
          case LinkSlow slow -> LinkSlowFault.of(slow, fault.lasts(), bed, runId);
          case LockHold hold -> LockHoldFault.of(hold, fault.lasts(), bed, runId);
          case LongTransaction held -> LongTransactionFault.of(held, fault.lasts(), bed, runId);
          case OldGenerationFill fill -> OldGenerationFault.of(fill, fault, bed, runId);
          case OutOfMemory cause -> OutOfMemoryFault.of(cause, fault, bed, runId);
          case PacketLoss loss -> PacketLossFault.of(loss, fault.lasts(), bed, runId);
          case Pause pause -> PauseFault.of(pause, fault.lasts(), bed, runId);
          case Shortage shortage -> ShortageFault.of(shortage, fault.lasts(), bed, runId);
          case SlowQuery slow -> SlowQueryFault.of(slow, fault.lasts(), bed, runId);
          case RebalanceStorm storm -> RebalanceStormFault.of(storm, fault.lasts(), bed, runId);
          case Stop stop -> StopFault.of(stop, fault.lasts(), bed, runId);
          case Surge surge -> SurgeFault.of(surge, fault, bed, runId, crowd);
        };
  }
}
