package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Injector;
import dev.faultline.scenario.AllocationBurst;
import dev.faultline.scenario.TimedFault;
import java.util.List;

/** A role allocates far more than usual; the dose is the rate and the pauses that the JVM tells. */
public final class AllocationBurstFault {
  private static final double LEAST_RATE = 0.6;
  private static final double MOST_RATE = 1.3;

  private AllocationBurstFault() {}

  public static Injector of(AllocationBurst burst, TimedFault fault, Bed bed, String runId) {
    return HeapFault.of(
        fault,
        bed,
        runId,
        "allocate %d %d".formatted(burst.megabytesPerSecond(), burst.survivorMegabytes()),
        seen -> doses(burst, seen));
  }

  private static List<Dose> doses(AllocationBurst burst, GcHistory seen) {
    double rate = burst.megabytesPerSecond();
    return List.of(
        new Dose(
            "allocation",
            "MB/s",
            rate,
            seen.megabytesPerSecond(),
            rate * LEAST_RATE,
            rate * MOST_RATE),
        pauses(burst.pauses().fraction(), seen));
  }

  /** How much of the time the collector stopped the role. */
  static Dose pauses(double asked, GcHistory seen) {
    return new Dose("gc-pauses", "share", asked, seen.pausedShare(), asked, 1);
  }
}
