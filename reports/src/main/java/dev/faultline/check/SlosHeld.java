package dev.faultline.check;

import dev.faultline.check.Measures.Against;
import dev.faultline.history.Bound;
import dev.faultline.history.CallStatistics;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every SLO of the scenario; one that rests on too little is INVALID, never PASS. */
final class SlosHeld implements Check {
  private final History history;
  private final Measures measures;

  SlosHeld(History history) {
    this.history = history;
    this.measures = new Measures(history);
  }

  @Override
  public void see(Holder holder) {
    measures.see(holder);
  }

  @Override
  public List<CheckResult> results() {
    return history.scenario().slo().stream().map(this::judge).toList();
  }

  private CheckResult judge(Slo slo) {
    Against measured = measures.against(slo, Bound.isUpper(slo.limit()));
    if (measured.value().isEmpty()) {
      return invalid(slo, measured, "nothing was observed", "관측된 값이 없음");
    }
    Optional<Bound> bound = measured.bound();
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
    if (slowByTheMachine(slo, measured.value().getAsDouble(), bound.get())) {
      return invalid(
          slo,
          measured,
          "the generator was late too, so the machine was busy and the service need not be slow",
          "부하 생성기도 늦어, 서비스가 아니라 장비가 느렸을 수 있음");
    }
    return judged(slo, measured, bound.get());
  }

  private boolean slowByTheMachine(Slo slo, double value, Bound bound) {
    return CallStatistics.isLatency(slo.metric())
        && bound.upper()
        && !bound.holds(value)
        && !LoadDelivered.isPunctual(history, slo.phase());
  }

  /**
   * What a fault should at least have brought, or how long people took to see it, says nothing
   * where it did not bite.
   */
  private Verdict ifBroken(Slo slo, Bound bound) {
    boolean ofTheFault = !bound.upper() || slo.metric().source() == Metric.Source.TIMELINE;
    boolean brought = slo.phase() == PhaseName.FAULT && ofTheFault && history.hasFaults();
    return brought && !new FaultBit(history).proven() ? Verdict.INVALID : Verdict.FAIL;
  }

  private CheckResult judged(Slo slo, Against measured, Bound bound) {
    OptionalDouble control = measured.control();
    double value = measured.value().getAsDouble();
    Quantity quantity = Quantity.of(value, slo.metric().unit());
    Quantity limit = Quantity.of(bound.value(), slo.metric().unit());
    boolean relative = slo.limit().isRelative() && control.isPresent();
    String reference =
        relative ? Quantity.of(control.orElseThrow(), slo.metric().unit()).text() : "";
    CheckResult result =
        CheckResult.of(
                slo.metric().word(),
                bound.holds(value) ? Verdict.PASS : ifBroken(slo, bound),
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

  private static CheckResult invalid(Slo slo, Against measured, String en, String ko) {
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

  private boolean isPaired(PhaseName phase) {
    return history.scenario().slo().stream()
        .anyMatch(slo -> slo.phase() == phase && slo.metric() == Metric.ERROR_RATE);
  }
}
