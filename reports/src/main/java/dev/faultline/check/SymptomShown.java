package dev.faultline.check;

import dev.faultline.history.Bound;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.run.Leg;
import dev.faultline.scenario.Slo;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * Whether the symptom was seen on the first of two legs: without it, a sound service that shows
 * none proves nothing. On the other leg the same value is only told, for those who compare.
 */
final class SymptomShown implements Check {
  static final String NAME = "symptom";

  private final History history;
  private final Measures measures;
  private final boolean decides;

  SymptomShown(History history) {
    this.history = history;
    this.measures = new Measures(history);
    this.decides = history.recorded().is(Leg.Place.FIRST);
  }

  @Override
  public void see(Holder holder) {
    if (!history.scenario().symptom().isEmpty()) {
      measures.see(holder);
    }
  }

  @Override
  public List<CheckResult> results() {
    return history.scenario().symptom().stream()
        .map(this::judge)
        .map(result -> decides ? result : result.notGated())
        .toList();
  }

  private CheckResult judge(Slo symptom) {
    // Shown at some moment is shown: of samples the one nearest to the symptom counts.
    Measures.Against found = measures.against(symptom, !Bound.isUpper(symptom.limit()));
    boolean enough = found.samples() >= symptom.minSamples();
    if (found.value().isEmpty() || found.bound().isEmpty() || !enough) {
      return answer(
          symptom,
          false,
          "proves nothing: %d values, %d needed".formatted(found.samples(), symptom.minSamples()),
          "판정 불가: 값 %d개, %d개 필요".formatted(found.samples(), symptom.minSamples()));
    }
    return judged(symptom, found, found.bound().get());
  }

  private CheckResult judged(Slo symptom, Measures.Against found, Bound bound) {
    double value = found.value().getAsDouble();
    boolean shown = bound.holds(value);
    Quantity measured = Quantity.of(value, symptom.metric().unit());
    String limit = Quantity.of(bound.value(), symptom.metric().unit()).text();
    CheckResult answer =
        answer(
                symptom,
                shown,
                "%s: %s, it shows from %s %s"
                    .formatted(
                        shown ? "was seen" : "was not seen",
                        measured.text(),
                        limit,
                        bound.upper() ? "downwards" : "upwards"),
                "%s: %s, 기준 %s %s"
                    .formatted(
                        shown ? "나타남" : "나타나지 않음",
                        measured.text(),
                        limit,
                        bound.upper() ? "이하" : "이상"))
            .measured(measured, found.samples());
    return bound.upper() ? answer.atMost(bound.value()) : answer.atLeast(bound.value());
  }

  private CheckResult answer(Slo symptom, boolean shown, String en, String ko) {
    String metric = symptom.metric().word();
    String phase = symptom.phase().word();
    return CheckResult.of(
            NAME + " " + metric,
            shown || !decides ? Verdict.PASS : Verdict.INVALID,
            "The symptom of %s in %s %s.".formatted(metric, phase, en),
            "%s 구간의 증상 %s %s.".formatted(phase, metric, ko))
        .in(symptom.phase());
  }
}
