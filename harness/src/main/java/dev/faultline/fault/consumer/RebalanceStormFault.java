package dev.faultline.fault.consumer;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.RebalanceStorm;
import java.time.Duration;

/** Makes the consumers' group divide itself anew, again and again. */
public final class RebalanceStormFault {
  private RebalanceStormFault() {}

  public static Injector of(RebalanceStorm asked, Duration lasts, Bed bed, String runId) {
    GroupStorm storm = new GroupStorm(asked, bed);
    return new WatchedFault(
        UndoRecord.of(FaultKind.REBALANCE_STORM, bed.part(asked.target()), runId),
        storm,
        lasts,
        Duration.ZERO,
        Act.of(storm::begin, storm::end));
  }
}
