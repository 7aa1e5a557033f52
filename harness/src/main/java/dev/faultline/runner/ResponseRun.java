package dev.faultline.runner;

import dev.faultline.response.Responder;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.scenario.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One response from its trigger until it was seen to have taken effect. */
final class ResponseRun {
  private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final TimedResponse response;
  private final Responder responder;
  private final Timeline timeline;
  private final Await await;
  private final int alertScale;

  /**
   * @param alertScale how many times faster than in production briefings follow each other
   */
  ResponseRun(
      TimedResponse response, Responder responder, Timeline timeline, Await await, int alertScale) {
    this.alertScale = alertScale;
    this.response = response;
    this.responder = responder;
    this.timeline = timeline;
    this.await = await;
  }

  /**
   * Waits for the trigger and acts.
   *
   * @param began the zero of an {@code at}
   * @param fires whether an alert fires now
   * @param late whether nothing is to be begun any more
   */
  void run(Instant began, Predicate<String> fires, BooleanSupplier late) {
    BooleanSupplier due =
        switch (response.trigger()) {
          case Trigger.At at -> () -> !timeline.now().isBefore(began.plus(at.after()));
          case Trigger.When when -> () -> fires.test(when.alert());
        };
    await.until(() -> due.getAsBoolean() || late.getAsBoolean(), LONGEST_WAIT, LOOK_EVERY);
    if (late.getAsBoolean()) {
      failed("it never came: the load ended before %s".formatted(response.trigger().words()));
      return;
    }
    timeline.add(
        new ResponseStarted(
            timeline.now(),
            response.name(),
            response.response().kind().word(),
            response.response().target(),
            response.trigger().words()));
    try {
      boolean done = act();
      while (done && again(fires, late)) {
        done = act();
      }
    } catch (RunStopped e) {
      throw e;
    } catch (RuntimeException e) {
      // The edge of a response: the run goes on, and what failed makes it INVALID.
      failed(Doing.message(e));
    }
  }

  /** True if it was seen to take effect. */
  private boolean act() {
    responder.act();
    Optional<String> evidence = await.found(responder::confirmed, CONFIRMED_WITHIN, LOOK_EVERY);
    evidence.ifPresentOrElse(
        seen -> timeline.add(new ResponseConfirmed(timeline.now(), response.name(), seen)),
        () -> failed("not seen to take effect within " + CONFIRMED_WITHIN));
    return evidence.isPresent();
  }

  /** Waits until it is due once more; false where it is not to be, or its alert is over by then. */
  private boolean again(Predicate<String> fires, BooleanSupplier late) {
    if (response.response().again().isEmpty()) {
      return false;
    }
    Instant next = timeline.now().plus(response.response().again().get().dividedBy(alertScale));
    await.until(
        () -> !timeline.now().isBefore(next) || late.getAsBoolean(), LONGEST_WAIT, LOOK_EVERY);
    return !late.getAsBoolean()
        && response.trigger() instanceof Trigger.When when
        && fires.test(when.alert());
  }

  private void failed(String reason) {
    timeline.add(new ResponseFailed(timeline.now(), response.name(), reason));
  }
}
