package dev.faultline.check;

import dev.faultline.history.Observed;
import dev.faultline.history.Timeline;
import dev.faultline.history.Window;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What one response did, and the figures before and after it: over the {@link #SPAN} before it
 * began, and over as long from {@link #SETTLING} after it was confirmed, or the last of the load
 * where that ended sooner. Of samples the highest counts.
 *
 * @param result what was seen of it, or why it failed
 */
public record ResponseEffect(
    String response,
    String trigger,
    Instant started,
    Optional<Instant> confirmed,
    String result,
    List<Change> changes) {
  private static final Duration SPAN = Duration.ofSeconds(5);
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final String HEAP = "heap-used-megabytes";
  private static final List<Metric> METRICS =
      List.of(
          Metric.P95,
          Metric.ERROR_RATE,
          Metric.CONSUMER_LAG,
          Metric.DLT_OPEN,
          Metric.POOL_USE,
          Metric.CPU_USE);

  /**
   * One figure; absent is not 0.
   *
   * @param figure the word of a metric, or {@code heap}
   */
  public record Change(String figure, Optional<String> before, Optional<String> after) {
    /** For people. */
    public String text() {
      return before.orElse("?") + " → " + after.orElse("?");
    }
  }

  public ResponseEffect {
    changes = List.copyOf(changes);
  }

  /** What a span held. */
  private record Span(Window window, Observed observed) {
    static Span of(Instant from, Instant to) {
      return new Span(new Window(from, to), new Observed());
    }

    void at(Instant instant, Consumer<Observed> taken) {
      if (window.contains(instant)) {
        taken.accept(observed);
      }
    }

    Optional<String> text(Metric metric) {
      OptionalDouble value = observed.value(metric, true, window.seconds());
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(Quantity.of(value.getAsDouble(), metric.unit()).text());
    }

    Optional<String> heap() {
      OptionalDouble highest = observed.highest(HEAP);
      return highest.isEmpty()
          ? Optional.empty()
          : Optional.of("%,.0f MB".formatted(highest.getAsDouble()));
    }
  }

  /** A response between the two spans. */
  private record Around(ResponseStarted started, Span before, Optional<Span> after) {}

  /** Every response that came, in the order of time; reads the run's calls only if one did. */
  public static List<ResponseEffect> read(RunDirectory run) {
    Timeline timeline = new Timeline(run.readAll(RunDirectory.TIMELINE));
    List<Around> arounds =
        timeline.all(ResponseStarted.class).stream()
            .map(
                one ->
                    new Around(one, Span.of(one.at().minus(SPAN), one.at()), after(timeline, one)))
            .toList();
    if (!arounds.isEmpty()) {
      List<Span> spans =
          arounds.stream()
              .flatMap(one -> Stream.concat(Stream.of(one.before()), one.after().stream()))
              .toList();
      each(
          run,
          RunDirectory.CALLS,
          call -> spans.forEach(span -> span.at(Window.instant(call.start()), in -> in.add(call))));
      each(
          run,
          RunDirectory.SAMPLES,
          sample ->
              spans.forEach(
                  span -> span.at(Instant.ofEpochMilli(sample.at()), in -> in.add(sample))));
    }
    return arounds.stream().map(around -> of(timeline, around)).toList();
  }

  private static <T> void each(RunDirectory run, RunDirectory.Lines<T> lines, Consumer<T> taken) {
    try (Stream<T> records = run.read(lines)) {
      records.forEach(taken);
    }
  }

  private static ResponseEffect of(Timeline timeline, Around around) {
    ResponseStarted one = around.started();
    Optional<Span> after = around.after();
    List<Change> changes = new ArrayList<>();
    for (Metric metric : METRICS) {
      changes.add(
          new Change(
              metric.word(),
              around.before().text(metric),
              after.flatMap(span -> span.text(metric))));
    }
    changes.add(new Change("heap", around.before().heap(), after.flatMap(Span::heap)));
    return new ResponseEffect(
        one.response(),
        one.trigger(),
        one.at(),
        confirmed(timeline, one.response()).map(ResponseConfirmed::at),
        confirmed(timeline, one.response())
            .map(ResponseConfirmed::evidence)
            .or(() -> failed(timeline, one.response()))
            .orElse("nobody saw it take effect"),
        changes);
  }

  private static Optional<Span> after(Timeline timeline, ResponseStarted one) {
    Optional<Instant> loadEnd = timeline.ended(PhaseName.RECOVERY).map(PhaseEnded::at);
    return confirmed(timeline, one.response())
        .map(ResponseConfirmed::at)
        .flatMap(
            at -> {
              Instant end = at.plus(SETTLING).plus(SPAN);
              Instant last = loadEnd.filter(over -> over.isBefore(end)).orElse(end);
              Instant from = later(at, last.minus(SPAN));
              return from.isBefore(last) ? Optional.of(Span.of(from, last)) : Optional.empty();
            });
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<ResponseConfirmed> confirmed(Timeline timeline, String response) {
    return timeline.all(ResponseConfirmed.class).stream()
        .filter(one -> one.response().equals(response))
        .findFirst();
  }

  private static Optional<String> failed(Timeline timeline, String response) {
    return timeline.all(ResponseFailed.class).stream()
        .filter(one -> one.response().equals(response))
        .map(ResponseFailed::reason)
        .findFirst();
  }
}
