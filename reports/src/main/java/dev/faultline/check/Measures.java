package dev.faultline.check;

import dev.faultline.history.Bound;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Observed;
import dev.faultline.history.Timeline;
import dev.faultline.history.Window;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.ResponseKind;
import dev.faultline.scenario.Slo;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What each metric was in each phase; asked after every holder was seen. */
final class Measures {
  /** A series that ended earlier says nothing about the end. */
  private static final long LAST_SAMPLE_MILLIS = 5_000;

  private final History history;
  private final IssueTimes issueTimes;

  Measures(History history) {
    this.history = history;
    this.issueTimes = new IssueTimes(history);
  }

  /** A metric's value and how many values it rests on. */
  private record Measured(OptionalDouble value, long samples) {}

  /**
   * A metric's value beside what it is held against.
   *
   * @param bound empty when the limit needs a control value and there is none
   */
  record Against(
      OptionalDouble value, long samples, Optional<Bound> bound, OptionalDouble control) {}

  void see(Holder holder) {
    issueTimes.see(holder);
  }

  /**
   * Measures what a bound is about.
   *
   * @param highest whether of several samples the highest counts, or the lowest
   */
  Against against(Slo slo, boolean highest) {
    Measured measured = measure(slo.metric(), slo.phase(), highest);
    OptionalDouble control = measure(slo.metric(), PhaseName.CONTROL, highest).value();
    return new Against(
        measured.value(), measured.samples(), Bound.of(slo.limit(), control), control);
  }

  private Measured measure(Metric metric, PhaseName phase, boolean upper) {
    return switch (metric.source()) {
      case CALLS, STATUS_READS -> observed(metric, phase, upper);
      case SAMPLES -> phase == PhaseName.END ? last(metric) : observed(metric, phase, upper);
      case STORES ->
          new Measured(issueTimes.value(metric, phase), issueTimes.samples(metric, phase));
      case TIMELINE -> metric == Metric.TIME_TO_ANNOUNCE ? timeToAnnounce() : timeToDetect();
    };
  }

  private Measured observed(Metric metric, PhaseName phase, boolean upper) {
    Observed observed = history.observed(phase);
    double seconds = history.judged(phase).map(Window::seconds).orElse(0.0);
    return new Measured(observed.value(metric, upper, seconds), observed.samples(metric));
  }

  /** The end is judged by the last value, and by the stores where they tell it themselves. */
  private Measured last(Metric metric) {
    long notBefore =
        history.timeline().phase(PhaseName.END).map(end -> end.from().toEpochMilli()).orElse(0L)
            - LAST_SAMPLE_MILLIS;
    Optional<Sample> sample =
        Optional.ofNullable(history.lastSamples().get(metric.word()))
            .filter(last -> last.at() >= notBefore);
    OptionalDouble value =
        sample.map(last -> OptionalDouble.of(last.value())).orElse(OptionalDouble.empty());
    if (metric == Metric.DLT_OPEN) {
      double stored = history.deadLettersOpen();
      return new Measured(OptionalDouble.of(Math.max(stored, value.orElse(stored))), 1);
    }
    return new Measured(value, value.isPresent() ? 1 : 0);
  }

  /** Where nobody announced anything while the load went on, it took at least as long as that. */
  private Measured timeToAnnounce() {
    Timeline timeline = history.timeline();
    Set<String> announcements =
        timeline.all(ResponseStarted.class).stream()
            .filter(one -> one.action().equals(ResponseKind.ANNOUNCE.word()))
            .map(ResponseStarted::response)
            .collect(Collectors.toSet());
    Optional<Double> millis =
        timeline
            .injected()
            .flatMap(
                from ->
                    timeline.all(ResponseConfirmed.class).stream()
                        .filter(one -> announcements.contains(one.response()))
                        .map(ResponseConfirmed::at)
                        .findFirst()
                        .or(() -> timeline.ended(PhaseName.RECOVERY).map(PhaseEnded::at))
                        .map(at -> Window.millisBetween(from, at)));
    return millis
        .map(value -> new Measured(OptionalDouble.of(value), 1))
        .orElse(new Measured(OptionalDouble.empty(), 0));
  }

  private Measured timeToDetect() {
    Timeline timeline = history.timeline();
    Optional<Double> millis =
        timeline
            .injected()
            .flatMap(
                from ->
                    history.scenario().alertsOn(history.system().name()).stream()
                        .flatMap(alert -> timeline.firings(alert.name(), from).stream())
                        .map(firing -> Window.millisBetween(from, firing.from()))
                        .min(Double::compare));
    return millis
        .map(value -> new Measured(OptionalDouble.of(value), 1))
        .orElse(new Measured(OptionalDouble.empty(), 0));
  }
}
