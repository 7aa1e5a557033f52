package dev.faultline.runner;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.Journal;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealFailed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.RequestsAnswered;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One fault from its journal entry to its confirmed heal. Healing is never skipped. */
final class FaultRun {
  static final Duration HEAL_WITHIN = Duration.ofSeconds(60);
  private static final Duration HEAL_STARTS_WITHIN = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final TimedFault fault;
  private final Injector injector;
  private final Journal journal;
  private final Timeline timeline;
  private final Await await;
  private String lastFailure = "";

  FaultRun(TimedFault fault, Injector injector, Journal journal, Timeline timeline, Await await) {
    this.fault = fault;
    this.injector = injector;
    this.journal = journal;
    this.timeline = timeline;
    this.await = await;
  }

  /** Runs the fault; {@code phaseStarted} is the zero of its {@code at}. True if it was healed. */
  boolean run(Instant phaseStarted) {
    waitUntil(phaseStarted.plus(fault.at()));
    journal.planned(injector.undo());
    timeline.add(
        new FaultInjected(
            timeline.now(), fault.name(), fault.fault().kind().word(), fault.fault().target()));
    Instant over = timeline.now().plus(fault.lasts());
    try {
      injector.inject();
      confirm(over);
      await.until(
          () -> injector.over() || !timeline.now().isBefore(over),
          Duration.between(timeline.now(), over).plus(LOOK_EVERY),
          LOOK_EVERY);
    } finally {
      // In a finally of its own kind: a heal that fails must not hide why the fault ended.
      heal();
    }
    return timeline.healed(fault.name()).isPresent();
  }

  private void confirm(Instant over) {
    await
        .found(injector::bite, Duration.between(timeline.now(), over), LOOK_EVERY)
        .ifPresent(
            evidence -> timeline.add(new FaultConfirmed(timeline.now(), fault.name(), evidence)));
  }

  private void heal() {
    timeline.add(new HealStarted(timeline.now(), fault.name()));
    Await persistent = Await.persistent();
    try {
      persistent.until(this::healStarted, HEAL_STARTS_WITHIN, Duration.ofSeconds(1));
      Optional<Healed> healed = persistent.found(injector::healed, HEAL_WITHIN, LOOK_EVERY);
      if (healed.isPresent()) {
        confirmed(healed.get());
      } else {
        failed("not seen healed within %s %s".formatted(HEAL_WITHIN, lastFailure).strip());
      }
    } catch (RuntimeException e) {
      failed(String.valueOf(e));
    }
    for (Dose dose : injector.doses()) {
      timeline.add(measured(dose));
    }
    injector
        .refusals()
        .ifPresent(
            told ->
                timeline.add(
                    new RequestsAnswered(
                        timeline.now(), fault.name(), told.refused(), told.others())));
  }

  /** The engine may be too busy for once; what fails for good is seen by nobody being healed. */
  private boolean healStarted() {
    try {
      injector.heal();
      return true;
    } catch (RuntimeException e) {
      lastFailure = e.toString();
      return false;
    }
  }

  private void confirmed(Healed healed) {
    timeline.add(new HealConfirmed(healed.at(), fault.name(), healed.evidence()));
    journal.undone(injector.undo().id());
  }

  private void failed(String reason) {
    timeline.add(new HealFailed(timeline.now(), fault.name(), reason));
  }

  private DoseMeasured measured(Dose dose) {
    return new DoseMeasured(
        timeline.now(),
        fault.name(),
        dose.name(),
        dose.unit(),
        dose.asked(),
        dose.measured(),
        dose.least(),
        dose.most());
  }

  private void waitUntil(Instant moment) {
    await.until(
        () -> !timeline.now().isBefore(moment),
        Duration.between(timeline.now(), moment).plus(LOOK_EVERY),
        LOOK_EVERY);
  }
}
