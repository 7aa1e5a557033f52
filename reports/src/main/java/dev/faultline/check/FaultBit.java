package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline;
import dev.faultline.run.Leg;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.TimedFault;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether each fault really bit, as hard as asked, while users were there to feel it; or, where the
 * scenario says so, whether the run was left alone for as long as it says.
 */
record FaultBit(History history) implements Check {
  private static final double ENOUGH_SHARE = 0.2;
  private static final double ENOUGH_CALLS = 100;

  @Override
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    for (TimedFault fault : history.scenario().faults()) {
      Optional<FaultWithoutGrip> nothing = withoutGrip(fault);
      if (nothing.isPresent()) {
        results.add(provenBefore(fault, nothing.get()));
      } else {
        results.add(bit(fault));
        results.add(felt(fault));
      }
    }
    history.scenario().undisturbed().ifPresent(lasts -> results.add(leftAlone(lasts)));
    return results;
  }

  private Optional<FaultWithoutGrip> withoutGrip(TimedFault fault) {
    return history.timeline().all(FaultWithoutGrip.class).stream()
        .filter(one -> one.fault().equals(fault.name()))
        .findFirst();
  }

  /** Where a system has nothing to strike, the first leg must have shown that the fault bites. */
  private CheckResult provenBefore(TimedFault fault, FaultWithoutGrip nothing) {
    List<DoseMeasured> doses =
        history.recorded().leg().flatMap(Leg::first).stream()
            .filter(first -> first.verdict().equals(Verdict.PASS.name()))
            .flatMap(first -> first.doses().stream())
            .filter(dose -> dose.fault().equals(fault.name()))
            .toList();
    Findings wrong = new Findings();
    if (doses.isEmpty()) {
      wrong.add(() -> fault.name() + ": no first leg proved that it bites");
    }
    doses.stream().filter(dose -> !dose.asAsked()).forEach(dose -> wrong.add(() -> words(dose)));
    return wrong
        .result(
            "fault-bit",
            Verdict.INVALID,
            doses.size(),
            "%s has nothing that %s could strike (%s); its doses are those of the first leg: %s."
                .formatted(
                    history.system().name(),
                    nothing.kind(),
                    nothing.lacks(),
                    doses.stream().map(FaultBit::words).toList()),
            "이 시스템에는 장애 %s의 대상(%s)이 없음; 강도는 첫 구간에서 측정됨: 이의 %d건."
                .formatted(nothing.kind(), nothing.lacks(), wrong.count()))
        .in(PhaseName.FAULT);
  }

  /** Whether all is as a run needs it to prove anything about its faults. */
  boolean proven() {
    return results().stream().allMatch(result -> result.verdict() == Verdict.PASS);
  }

  private CheckResult leftAlone(Duration lasts) {
    Findings wrong = new Findings();
    Timeline timeline = history.timeline();
    for (FaultInjected fault : timeline.all(FaultInjected.class)) {
      wrong.add(() -> fault.fault() + ": injected, although nothing was to be disturbed");
    }
    List<Undisturbed> spans = timeline.all(Undisturbed.class);
    if (spans.isEmpty()) {
      wrong.add(() -> "nobody saw the undisturbed span come to its end");
    }
    for (Undisturbed span : spans) {
      Duration was = Duration.between(span.from(), span.at());
      if (was.compareTo(lasts) < 0) {
        wrong.add(() -> "undisturbed for %s, asked %s".formatted(was, lasts));
      }
    }
    return wrong
        .result(
            "left-alone",
            Verdict.INVALID,
            spans.size(),
            "Nothing was done to the system for %d ms: %d objections."
                .formatted(lasts.toMillis(), wrong.count()),
            "%d ms 동안 아무 장애도 주입하지 않음: 이의 %d건.".formatted(lasts.toMillis(), wrong.count()))
        .in(PhaseName.FAULT);
  }

  private CheckResult bit(TimedFault fault) {
    Findings wrong = new Findings();
    Timeline timeline = history.timeline();
    if (timeline.all(FaultInjected.class).stream()
        .noneMatch(is -> is.fault().equals(fault.name()))) {
      wrong.add(() -> fault.name() + ": never injected");
    }
    if (timeline.all(FaultConfirmed.class).stream()
        .noneMatch(is -> is.fault().equals(fault.name()))) {
      wrong.add(() -> fault.name() + ": nobody saw it bite");
    }
    List<DoseMeasured> doses =
        timeline.all(DoseMeasured.class).stream()
            .filter(dose -> dose.fault().equals(fault.name()))
            .toList();
    if (doses.isEmpty()) {
      wrong.add(() -> fault.name() + ": no dose was measured");
    }
    for (DoseMeasured dose : doses) {
      if (!dose.asAsked()) {
        wrong.add(() -> words(dose));
      }
    }
    return wrong
        .result(
            "fault-bit",
            Verdict.INVALID,
            doses.size(),
            "Fault %s was injected, seen to bite, and dosed as asked: %d objections."
                .formatted(fault.name(), wrong.count()),
            "장애 %s의 주입, 효과 확인, 강도 측정: 이의 %d건.".formatted(fault.name(), wrong.count()))
        .in(PhaseName.FAULT);
  }

  private CheckResult felt(TimedFault fault) {
    double planned =
        history.scenario().load().rate().perSecond() * fault.lasts().toMillis() / 1000.0;
    double enough = Math.max(1, Math.ceil(Math.min(ENOUGH_CALLS, planned * ENOUGH_SHARE)));
    long calls = history.calls().during(fault.name());
    return CheckResult.of(
            "fault-felt",
            calls >= enough ? Verdict.PASS : Verdict.INVALID,
            "%d calls started while %s was biting.".formatted(calls, fault.name()),
            "장애 %2$s 중에 시작된 호출 %1$d건.".formatted(calls, fault.name()))
        .in(PhaseName.FAULT)
        .measured(Quantity.count(calls), calls)
        .atLeast(enough);
  }

  private static String words(DoseMeasured dose) {
    return "%s: %s measured %s %s, asked %s, allowed %s to %s"
        .formatted(
            dose.fault(),
            dose.dose(),
            dose.measured(),
            dose.unit(),
            dose.asked(),
            dose.least(),
            dose.most());
  }
}
