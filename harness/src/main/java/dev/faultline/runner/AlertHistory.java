package dev.faultline.runner;

import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns the seconds in which an alert fired into the moments at which it fired and cleared. */
final class AlertHistory {
  /** Seconds further apart than this are two firings. */
  private static final Duration LONGEST_STEP = Duration.ofMillis(1500);

  private AlertHistory() {}

  /**
   * @param seconds in which it fired, in the order of time
   * @param known until when Prometheus was asked; what fires up to then has not cleared
   */
  static List<TimelineEvent> of(String alert, List<Sample> seconds, Instant known) {
    List<TimelineEvent> events = new ArrayList<>();
    for (int i = 0; i < seconds.size(); i++) {
      Instant at = Instant.ofEpochMilli(seconds.get(i).at());
      if (i == 0 || isGap(seconds.get(i - 1), seconds.get(i).at())) {
        events.add(new AlertFiring(at, alert));
      }
      long next = i + 1 < seconds.size() ? seconds.get(i + 1).at() : known.toEpochMilli();
      if (isGap(seconds.get(i), next)) {
        events.add(new AlertCleared(at.plusSeconds(1), alert));
      }
    }
    return events;
  }

  private static boolean isGap(Sample before, long nextMillis) {
    return nextMillis - before.at() > LONGEST_STEP.toMillis();
  }
}
