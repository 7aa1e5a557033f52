package dev.faultline.check;

import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Every SLO of the scenario; one that rests on too little is INVALID, never PASS. */
final class SlosHeld implements Check {
  /** A series that ended earlier says nothing about the end. */
  private static final long LAST_SAMPLE_MILLIS = 5_000;

  private final History history;
  private final IssueTimes issueTimes;

  SlosHeld(History history) {
    this.history = history;
    this.issueTimes = new IssueTimes(history);
  }

  /** A metric's value and how many values it rests on. */
  private record Measured(OptionalDouble value, long samples) {}

  @Override
  public void see(Holder holder) {
    issueTimes.see(holder);
  }

  @Override
  public List<CheckResult> results() {
    return history.scenario().slo().stream().map(this::judge).toList();
  }

  private CheckResult judge(Slo slo) {
    boolean upper = Bound.isUpper(slo.limit());
    Measured measured = measure(slo.metric(), slo.phase(), upper);
    if (measured.value().isEmpty()) {
      return invalid(slo, measured, "nothing was observed", "관측된 값이 없음");
    }
    OptionalDouble control = measure(slo.metric(), PhaseName.CONTROL, upper).value();
    Optional<Bound> bound = Bound.of(slo.limit(), control);
    if (bound.isEmpty()) {
      return invalid(slo, measured, "the control phase has no value", "대조 구간의 값이 없음");
    }
    if (measured.samples() < slo.minSamples()) {
      return invalid(
          slo,
          measured,
          "%d values, %d needed".formatted(measured.samples(), slo.minSamples()),
          "값 %d개, %d개 필요".formatted(measured.samples(), slo.minSamples()));
    }
    if (CallStatistics.isLatency(slo.metric()) && !isPaired(slo.phase())) {
      return invalid(
          slo,
          measured,
          "no error-rate SLO bounds this phase, so failures would hide from the latency",
          "이 구간에 error-rate SLO가 없어 실패가 지연 시간에 드러나지 않음");
    }
    return judged(slo, measured, bound.get(), control);
  }

  private CheckResult judged(Slo slo, Measured measured, Bound bound, OptionalDouble control) {
    double value = measured.value().getAsDouble();
    Quantity quantity = Quantity.of(value, slo.metric().unit());
    Quantity limit = Quantity.of(bound.value(), slo.metric().unit());
    boolean relative = Bound.isRelative(slo.limit()) && control.isPresent();
    String reference =
        relative ? Quantity.of(control.orElseThrow(), slo.metric().unit()).text() : "";
    CheckResult result =
        CheckResult.of(
                slo.metric().word(),
                bound.holds(value) ? Verdict.PASS : Verdict.FAIL,
                "%s in %s is %s, allowed is %s %s%s."
                    .formatted(
                        slo.metric().word(),
                        slo.phase().word(),
                        quantity.text(),
                        bound.upper() ? "at most" : "at least",
                        limit.text(),
                        relative ? " (control: " + reference + ")" : ""),
                "%s 구간의 %s: %s, 허용: %s %s%s."
                    .formatted(
                        slo.phase().word(),
                        slo.metric().word(),
                        quantity.text(),
                        limit.text(),
                        bound.upper() ? "이하" : "이상",
                        relative ? " (대조 구간: " + reference + ")" : ""))
            .in(slo.phase())
            .measured(quantity, measured.samples());
    return bound.upper() ? result.atMost(bound.value()) : result.atLeast(bound.value());
  }

  private static CheckResult invalid(Slo slo, Measured measured, String en, String ko) {
    CheckResult result =
        CheckResult.of(
                slo.metric().word(),
                Verdict.INVALID,
                "%s in %s proves nothing: %s."
                    .formatted(slo.metric().word(), slo.phase().word(), en),
                "%s 구간의 %s 판정 불가: %s.".formatted(slo.phase().word(), slo.metric().word(), ko))
            .in(slo.phase());
    return measured.value().isPresent()
        ? result.measured(
            Quantity.of(measured.value().getAsDouble(), slo.metric().unit()), measured.samples())
        : result;
  }

  private Measured measure(Metric metric, PhaseName phase, boolean upper) {
    return switch (metric.source()) {
      case CALLS, STATUS_READS -> observed(metric, phase, upper);
      case SAMPLES -> phase == PhaseName.END ? last(metric) : observed(metric, phase, upper);
      case STORES ->
          new Measured(issueTimes.value(metric, phase), issueTimes.samples(metric, phase));
      case TIMELINE -> timeToDetect();
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

  private Measured timeToDetect() {
    Set<String> expected =
        history.scenario().alerts().stream()
            .map(AlertExpectation::name)
            .collect(Collectors.toSet());
    Optional<Instant> injected =
        history.timeline().all(FaultInjected.class).stream().map(FaultInjected::at).findFirst();
    OptionalDouble millis =
        injected
            .flatMap(
                from ->
                    history.timeline().firings().stream()
                        .filter(firing -> expected.contains(firing.alert()))
                        .filter(firing -> !firing.from().isBefore(from))
                        .map(firing -> Window.millisBetween(from, firing.from()))
                        .findFirst())
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    return new Measured(millis, millis.isPresent() ? 1 : 0);
  }

  private boolean isPaired(PhaseName phase) {
    return history.scenario().slo().stream()
        .anyMatch(slo -> slo.phase() == phase && slo.metric() == Metric.ERROR_RATE);
  }
}
