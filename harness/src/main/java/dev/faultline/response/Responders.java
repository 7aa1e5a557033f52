package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.Restart;
import dev.faultline.scenario.Scale;
import dev.faultline.scenario.TimedResponse;

/** Gives each response of a scenario its responder. */
@FunctionalInterface
public interface Responders {
  /** The responder on this run's bed; nothing is done yet. */
  Responder responder(TimedResponse response, Bed bed);

  /** The real ones. */
  static Responders real() {
    return (response, bed) ->
        switch (response.response()) {
          case Restart restart -> new RestartResponse(restart, bed);
          case Scale scale -> new ScaleResponse(scale, bed);
        };
  }
}
