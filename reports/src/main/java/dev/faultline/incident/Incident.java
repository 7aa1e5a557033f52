package dev.faultline.incident;

import dev.faultline.check.Judge;
import dev.faultline.check.ResponseEffect;
import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.verdict.RunVerdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facts of one run that a post-mortem tells, out of its directory alone. What cannot be read is
 * absent, and named in {@code lacking}.
 *
 * @param impact absent where calls could not be read at all
 * @param responses what operations did, and what it changed
 * @param rowsRead whether every coupon row could be read, so that a missing one means something
 */
record Incident(
    RunDirectory run,
    RunVerdict verdict,
    Optional<Scenario> scenario,
    Optional<String> system,
    Timeline timeline,
    Spans spans,
    Impact impact,
    boolean callsRead,
    boolean rowsRead,
    Figures figures,
    List<ResponseEffect> responses,
    List<String> lacking) {

  /** What kind of story there is to tell. */
  enum Kind {
    /** Something was broken. */
    STRUCK,
    /** The fault had nothing to strike on this system, and its time passed. */
    WITHOUT_GRIP,
    /** Nothing was to be broken. */
    NONE,
    /** Something was to be broken, and the run tells of no injection. */
    UNKNOWN
  }

  static Incident read(RunDirectory run) {
    RunVerdict verdict = Judge.judge(run);
    Salvage salvage = new Salvage(run);
    Optional<Scenario> scenario =
        salvage.whole("scenario.yaml", () -> ScenarioFile.read(run.scenario()));
    Optional<String> system =
        salvage.whole("system.yaml", () -> SystemFile.read(run.system()).name());
    List<TimelineEvent> events = new ArrayList<>();
    salvage.each(RunDirectory.TIMELINE, events::add);
    Timeline timeline = new Timeline(events);
    Spans spans = Spans.of(timeline, stopped(verdict, timeline, "objective-held"));
    Impact impact = new Impact(spans);
    Figures figures = new Figures(spans);
    boolean rowsRead = salvage.each(RunDirectory.ISSUED, impact::add);
    boolean callsRead =
        salvage.each(
            RunDirectory.CALLS,
            call -> {
              impact.add(call);
              figures.add(call);
            });
    salvage.each(RunDirectory.SAMPLES, figures::add);
    List<ResponseEffect> responses = responses(run);
    return new Incident(
        run,
        verdict,
        scenario,
        system,
        timeline,
        spans,
        impact,
        callsRead,
        rowsRead,
        figures,
        responses,
        salvage.lacking());
  }

  /** Out of files that are read above too: whoever is damaged has been named. */
  private static List<ResponseEffect> responses(RunDirectory run) {
    try {
      return ResponseEffect.read(run);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  Kind kind() {
    if (!timeline.all(FaultInjected.class).isEmpty()) {
      return Kind.STRUCK;
    }
    if (!timeline.all(FaultWithoutGrip.class).isEmpty()) {
      return Kind.WITHOUT_GRIP;
    }
    return scenario.filter(one -> one.faults().isEmpty()).isPresent() ? Kind.NONE : Kind.UNKNOWN;
  }

  Optional<Instant> began() {
    return timeline.disturbed();
  }

  /** Names of the alerts that must notice this. */
  Set<String> expectedAlerts() {
    return scenario.stream()
        .flatMap(one -> one.alertsOn(system.orElse(one.system())).stream())
        .map(AlertExpectation::name)
        .collect(Collectors.toSet());
  }

  /** Alerts that fired since the cause began. */
  List<Firing> firings() {
    return timeline.firings().stream()
        .filter(firing -> began().filter(from -> !firing.from().isBefore(from)).isPresent())
        .toList();
  }

  /** The first expected alert that fired. */
  Optional<Firing> detection() {
    Set<String> expected = expectedAlerts();
    return firings().stream().filter(firing -> expected.contains(firing.alert())).findFirst();
  }

  /** When a recovery clock stopped. */
  Optional<Instant> stopped(String clock) {
    return stopped(verdict, timeline, clock);
  }

  private static Optional<Instant> stopped(RunVerdict verdict, Timeline timeline, String clock) {
    return verdict.clocks().stream()
        .filter(one -> one.name().equals(clock))
        .findFirst()
        .flatMap(RunVerdict.RecoveryClock::measured)
        .flatMap(
            measured ->
                timeline
                    .healed()
                    .map(
                        from -> from.plus(Math.round(measured.value() * 1000), ChronoUnit.MICROS)));
  }
}
