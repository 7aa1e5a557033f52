package dev.faultline.history;

import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.scenario.PhaseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the harness did and noticed, asked by its meaning instead of line by line. */
public final class Timeline {
  private final List<TimelineEvent> events;
  private final Map<PhaseName, Window> phases = new EnumMap<>(PhaseName.class);

  /** Sorts the events by time; the order of lines decides between equals. */
  public Timeline(List<TimelineEvent> events) {
    this.events = events.stream().sorted(Comparator.comparing(TimelineEvent::at)).toList();
    for (PhaseName phase : PhaseName.values()) {
      started(phase)
          .ifPresent(
              from -> phases.put(phase, new Window(from, endOf(phase).orElseGet(this::end))));
    }
  }

  /** One alert's firing, until it cleared or the run ended. */
  public record Firing(String alert, Instant from, Optional<Instant> cleared) {}

  /** All events of a type, in the order of time. */
  public <E extends TimelineEvent> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** When a phase was; it lasts to the last event if nothing ended it. */
  public Optional<Window> phase(PhaseName phase) {
    return Optional.ofNullable(phases.get(phase));
  }

  /** How a phase ended, if it did. */
  public Optional<PhaseEnded> ended(PhaseName phase) {
    return all(PhaseEnded.class).stream().filter(end -> end.phase() == phase).findFirst();
  }

  /** When the first fault was injected. */
  public Optional<Instant> injected() {
    return all(FaultInjected.class).stream().map(FaultInjected::at).findFirst();
  }

  /**
   * When the last heal was confirmed: the recovery clocks start here. In a run that nothing
   * disturbs, or on a system that has nothing to strike, they start when the span is over in which
   * a fault would have been.
   */
  public Optional<Instant> healed() {
    return events.stream()
        .filter(Timeline::endsDisturbance)
        .map(TimelineEvent::at)
        .reduce((one, next) -> next);
  }

  /**
   * When the first fault was injected; in a run that nothing disturbs, or on a system that has
   * nothing to strike, the start of the span in which a fault would have been.
   */
  public Optional<Instant> disturbed() {
    return injected()
        .or(() -> all(FaultWithoutGrip.class).stream().map(FaultWithoutGrip::from).findFirst())
        .or(() -> all(Undisturbed.class).stream().map(Undisturbed::from).findFirst());
  }

  private static boolean endsDisturbance(TimelineEvent event) {
    return event instanceof HealConfirmed
        || event instanceof Undisturbed
        || event instanceof FaultWithoutGrip;
  }

  /** Every time that any alert fired. */
  public List<Firing> firings() {
    Map<String, Instant> open = new TreeMap<>();
    List<Firing> firings = new ArrayList<>();
    for (TimelineEvent event : events) {
      if (event instanceof AlertFiring firing) {
        open.putIfAbsent(firing.alert(), firing.at());
      } else if (event instanceof AlertCleared cleared && open.containsKey(cleared.alert())) {
        Instant from = open.remove(cleared.alert());
        firings.add(new Firing(cleared.alert(), from, Optional.of(cleared.at())));
      }
    }
    open.forEach((alert, from) -> firings.add(new Firing(alert, from, Optional.empty())));
    firings.sort(Comparator.comparing(Firing::from));
    return List.copyOf(firings);
  }

  /** Every time that one alert fired, beginning at that moment or later. */
  public List<Firing> firings(String alert, Instant since) {
    return firings().stream()
        .filter(firing -> firing.alert().equals(alert) && !firing.from().isBefore(since))
        .toList();
  }

  /** The last moment that anything was noted. */
  public Instant end() {
    return events.isEmpty() ? Instant.EPOCH : events.getLast().at();
  }

  private Optional<Instant> started(PhaseName phase) {
    return all(PhaseStarted.class).stream()
        .filter(start -> start.phase() == phase)
        .map(PhaseStarted::at)
        .findFirst();
  }

  private Optional<Instant> endOf(PhaseName phase) {
    return ended(phase).map(PhaseEnded::at);
  }
}
