package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.AddPartitions;
import dev.faultline.scenario.Adjust;
import dev.faultline.scenario.Announce;
import dev.faultline.scenario.Promote;
import dev.faultline.scenario.Replay;
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
          case AddPartitions more -> new AddPartitionsResponse(more, bed);
          case Adjust adjust -> new AdjustResponse(adjust, bed);
          case Announce announce -> new AnnounceResponse(announce, bed);
          case Promote _ -> new PromoteResponse(bed);
          case Replay replay -> new ReplayResponse(replay, bed);
          case Restart restart -> new RestartResponse(restart, bed);
          case Scale scale -> new ScaleResponse(scale, bed);
        };
  }
}
