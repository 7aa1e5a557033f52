package dev.faultline.history;

import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of the recovery phase that its SLOs are judged in.
 *
 * @param held when the span began in which every recovery SLO held, if there was one
 * @param judged that span; without one the last seconds of the phase
 */
public record RecoverySpan(Optional<Instant> held, Optional<Window> judged, Observed observed) {

  static RecoverySpan of(Scenario scenario, Timeline timeline, CallsSeen calls) {
    Optional<Window> phase = timeline.phase(PhaseName.RECOVERY);
    if (phase.isEmpty() || calls.sinceHeal().isEmpty()) {
      return new RecoverySpan(Optional.empty(), Optional.empty(), new Observed());
    }
    SecondsSinceHeal seconds = calls.sinceHeal().get();
    double controlSeconds = timeline.phase(PhaseName.CONTROL).map(Window::seconds).orElse(0.0);
    ObjectiveHeld objective =
        new ObjectiveHeld(scenario, calls.in(PhaseName.CONTROL), controlSeconds);
    Optional<Instant> held = objective.firstSpan(seconds, phase.get().to());
    int count = objective.heldSeconds();
    int from =
        held.map(start -> (int) Duration.between(seconds.healed(), start).toSeconds())
            .orElseGet(() -> Math.max(0, seconds.completeUntil(phase.get().to()) - count));
    Instant start = seconds.healed().plusSeconds(from);
    return new RecoverySpan(
        held, Optional.of(new Window(start, start.plusSeconds(count))), seconds.span(from, count));
  }
}
