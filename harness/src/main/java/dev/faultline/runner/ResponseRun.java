package dev.faultline.runner;

import dev.faultline.response.Responder;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.scenario.Trigger;
import java.time.Duration;
import java.time.Instant;
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

  ResponseRun(TimedResponse response, Responder responder, Timeline timeline, Await await) {
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
      responder.act();
      confirm();
    } catch (RunStopped e) {
      throw e;
    } catch (RuntimeException e) {
      // The edge of a response: the run goes on, and what failed makes it INVALID.
      failed(Doing.message(e));
    }
  }

  private void confirm() {
    await
        .found(responder::confirmed, CONFIRMED_WITHIN, LOOK_EVERY)
        .ifPresentOrElse(
            evidence ->
                timeline.add(new ResponseConfirmed(timeline.now(), response.name(), evidence)),
            () -> failed("not seen to take effect within " + CONFIRMED_WITHIN));
  }

  private void failed(String reason) {
    timeline.add(new ResponseFailed(timeline.now(), response.name(), reason));
  }
}
