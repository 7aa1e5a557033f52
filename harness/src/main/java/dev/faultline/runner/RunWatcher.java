package dev.faultline.runner;

import dev.faultline.run.TimelineEvent;
import dev.faultline.scenario.PhaseName;
import java.time.Duration;
import java.util.List;

/** Told what a run is doing, from several threads, while somebody waits for it. */
public interface RunWatcher {
  /** The bed says something about a part. */
  void bed(String part, String what);

  /** The story is over and the bed stays up; where its parts are. */
  void kept(List<String> addresses);

  /** Something was written to the timeline. */
  void happened(TimelineEvent event);

  /** About once a second while there is load. */
  void status(Status status);

  /**
   * Where a run is.
   *
   * @param inPhase how long the phase has lasted
   * @param answeredPerSecond in the last seconds
   * @param errors failed and unknown outcomes in the last seconds
   * @param p95Millis of the last seconds
   */
  record Status(
      PhaseName phase, Duration inPhase, double answeredPerSecond, long errors, double p95Millis) {}

  /** For those who do not watch. */
  static RunWatcher silent() {
    return new RunWatcher() {
      @Override
      public void bed(String part, String what) {}

      @Override
      public void kept(List<String> addresses) {}

      @Override
      public void happened(TimelineEvent event) {}

      @Override
      public void status(Status status) {}
    };
  }
}
