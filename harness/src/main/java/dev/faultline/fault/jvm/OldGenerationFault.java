package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Injector;
import dev.faultline.scenario.OldGenerationFill;
import dev.faultline.scenario.TimedFault;
import java.util.List;

/** A role keeps memory for good until its old generation is full up to a share. */
public final class OldGenerationFault {
  private static final double LEAST_SHARE = 0.95;
  private static final double WHOLE_PERCENT = 100;

  private OldGenerationFault() {}

  public static Injector of(OldGenerationFill fill, TimedFault fault, Bed bed, String runId) {
    double asked = fill.share().fraction();
    return HeapFault.of(
        fault,
        bed,
        runId,
        "fill " + Math.round(asked * WHOLE_PERCENT),
        seen ->
            List.of(
                new Dose(
                    "old-generation",
                    "share",
                    asked,
                    seen.fullestOldShare(),
                    asked * LEAST_SHARE,
                    1),
                AllocationBurstFault.pauses(fill.pauses().fraction(), seen)));
  }
}
