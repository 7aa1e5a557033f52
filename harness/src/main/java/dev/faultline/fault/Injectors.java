package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.Kill;
import dev.faultline.scenario.TimedFault;

/** Gives each fault of a scenario its injector. */
@FunctionalInterface
public interface Injectors {
  /** The injector of this fault on this run's bed; nothing is done or observed yet. */
  Injector injector(TimedFault fault, Bed bed, String runId);

  /** The real ones. */
  static Injectors real() {
    return (fault, bed, runId) ->
        switch (fault.fault()) {
          case Kill kill -> KillInjector.of(kill, fault.lasts(), bed, runId);
        };
  }
}
