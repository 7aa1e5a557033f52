package dev.faultline.generator;

import dev.faultline.history.Window;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Tells the phase of a moment: a request belongs to the phase it started in. */
public final class PhaseClock {
  private final NavigableMap<Long, PhaseName> startsMicros = new TreeMap<>();

  public PhaseClock(List<? extends TimelineEvent> events) {
    for (TimelineEvent event : events) {
      if (event instanceof PhaseStarted started) {
        startsMicros.put(Window.micros(started.at()), started.phase());
      }
    }
  }

  /** The phase of that moment; what comes before the first phase counts as steady. */
  public PhaseName at(long epochMicros) {
    Map.Entry<Long, PhaseName> phase = startsMicros.floorEntry(epochMicros);
    return phase == null ? PhaseName.STEADY : phase.getValue();
  }
}
