package dev.faultline.incident;

import dev.faultline.history.Timeline;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stretches of time that a post-mortem compares.
 *
 * @param of when each one was; absent where the run did not get so far
 * @param incident from the beginning of the cause until the objective was held; until the end of
 *     the run where that never was
 */
record Spans(Map<Name, Span> of, Optional<Span> incident) {
  /** In the order of time. */
  enum Name {
    /** Nothing was wrong. */
    CONTROL,
    /** From the injection to the confirmed heal. */
    FAULT,
    /** From the confirmed heal until the objective was held. */
    RECOVERING,
    /** From then until the load ended. */
    RECOVERED
  }

  /** A stretch; the end is not part of it. */
  record Span(Instant from, Instant to) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }

    double seconds() {
      return Duration.between(from, to).toNanos() / 1e9;
    }
  }

  static Spans of(Timeline timeline, Optional<Instant> held) {
    Map<Name, Span> spans = new EnumMap<>(Name.class);
    put(
        spans,
        Name.CONTROL,
        started(timeline, PhaseName.CONTROL),
        ended(timeline, PhaseName.CONTROL));
    Optional<Instant> began = timeline.disturbed();
    Optional<Instant> healed = timeline.healed();
    Optional<Instant> loadEnd = ended(timeline, PhaseName.RECOVERY);
    put(spans, Name.FAULT, began, healed.or(() -> began.map(at -> timeline.end())));
    put(spans, Name.RECOVERING, healed, held.or(() -> loadEnd));
    put(spans, Name.RECOVERED, held, loadEnd);
    Instant over = held.orElseGet(timeline::end);
    return new Spans(spans, began.filter(at -> at.isBefore(over)).map(at -> new Span(at, over)));
  }

  private static void put(
      Map<Name, Span> spans, Name name, Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent() && from.get().isBefore(to.get())) {
      spans.put(name, new Span(from.get(), to.get()));
    }
  }

  private static Optional<Instant> started(Timeline timeline, PhaseName phase) {
    return timeline.all(PhaseStarted.class).stream()
        .filter(event -> event.phase() == phase)
        .map(PhaseStarted::at)
        .findFirst();
  }

  private static Optional<Instant> ended(Timeline timeline, PhaseName phase) {
    return timeline.all(PhaseEnded.class).stream()
        .filter(event -> event.phase() == phase)
        .map(PhaseEnded::at)
        .findFirst();
  }
}
