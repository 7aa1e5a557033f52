package dev.faultline.report;

import dev.faultline.check.ResponseEffect;
import dev.faultline.history.Timeline;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
import dev.faultline.verdict.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What operations did in a run and what it changed, ready to be shown.
 *
 * @param head names of the columns
 * @param rows one for each response that came
 * @param firstResponse from the beginning of the cause; {@code never} without one
 * @param statusPage from the beginning of the cause until the status page told of the delay
 */
record ResponseRows(
    List<String> head, List<List<String>> rows, String firstResponse, String statusPage) {
  private static final List<String> WORDS = List.of("response", "because", "took effect after");

  static final ResponseRows NONE = new ResponseRows(List.of(), List.of(), "never", "never");

  ResponseRows {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Whether there is anything to show. */
  public boolean some() {
    return !rows.isEmpty() || !statusPage.equals("never");
  }

  /** What cannot be read is left out; the verdict says already that it cannot. */
  static ResponseRows read(RunDirectory run) {
    try {
      Timeline timeline = new Timeline(run.readAll(RunDirectory.TIMELINE));
      List<ResponseEffect> effects = ResponseEffect.read(run);
      return new ResponseRows(
          head(effects),
          effects.stream().map(ResponseRows::row).toList(),
          since(
              timeline,
              timeline.all(ResponseStarted.class).stream().map(ResponseStarted::at).findFirst()),
          since(
              timeline,
              timeline.all(StatusPageSeen.class).stream()
                  .filter(page -> page.shows() == StatusPage.DELAYED)
                  .map(StatusPageSeen::at)
                  .findFirst()));
    } catch (RuntimeException e) {
      return NONE;
    }
  }

  private static List<String> head(List<ResponseEffect> effects) {
    List<String> head = new ArrayList<>(WORDS);
    effects.stream()
        .findFirst()
        .ifPresent(one -> one.changes().forEach(change -> head.add(change.figure())));
    head.add("evidence");
    return head;
  }

  private static List<String> row(ResponseEffect effect) {
    List<String> row =
        new ArrayList<>(
            List.of(
                effect.response(),
                effect.trigger(),
                effect.confirmed().map(at -> between(effect.started(), at)).orElse("never")));
    effect.changes().forEach(change -> row.add(change.text()));
    row.add(effect.result());
    return row;
  }

  private static String since(Timeline timeline, Optional<Instant> at) {
    return at.flatMap(when -> timeline.disturbed().map(from -> between(from, when)))
        .orElse("never");
  }

  private static String between(Instant from, Instant to) {
    return Quantity.millis(Math.max(0, Duration.between(from, to).toNanos() / 1e6)).text();
  }
}
