package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.history.Window;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether each expected alert noticed the fault, and the heal, in time. When the fault did not bite
 * there was nothing to notice, so silence proves nothing.
 */
record AlertsInTime(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    Optional<Instant> injected = history.timeline().injected();
    Optional<Instant> healed = history.timeline().healed();
    for (AlertExpectation alert : history.scenario().alertsOn(history.system().name())) {
      if (injected.isEmpty() || healed.isEmpty()) {
        results.add(
            CheckResult.of(
                "alert-fires " + alert.name(),
                Verdict.INVALID,
                "Without a fault that was injected and healed no alert can be timed.",
                "주입되고 복구된 장애가 없어 경보 시각을 잴 수 없음."));
      } else {
        results.add(fires(alert, injected.get()));
        results.add(clears(alert, injected.get(), healed.get()));
      }
    }
    return results;
  }

  private CheckResult fires(AlertExpectation alert, Instant injected) {
    String name = "alert-fires " + alert.name();
    Optional<Instant> fired =
        history.timeline().firings(alert.name(), injected).stream().map(Firing::from).findFirst();
    return fired
        .map(
            at -> {
              double millis = Window.millisBetween(injected, at);
              boolean inTime = millis <= alert.within().toMillis();
              return timed(
                  CheckResult.of(
                          name,
                          inTime ? Verdict.PASS : missed(),
                          "%s fired that long after the injection.".formatted(alert.name()),
                          "장애 주입 후 %s 경보까지 걸린 시간.".formatted(alert.name()))
                      .in(PhaseName.FAULT),
                  millis,
                  alert.within());
            })
        .orElseGet(
            () ->
                CheckResult.of(
                        name,
                        missed(),
                        "%s never fired.".formatted(alert.name()),
                        "%s 경보가 발생하지 않음.".formatted(alert.name()))
                    .in(PhaseName.FAULT));
  }

  private CheckResult clears(AlertExpectation alert, Instant injected, Instant healed) {
    String name = "alert-clears " + alert.name();
    List<Firing> firings = history.timeline().firings(alert.name(), injected);
    if (firings.isEmpty() || firings.getLast().cleared().isEmpty()) {
      String en = firings.isEmpty() ? "%s never fired, so nothing cleared." : "%s never cleared.";
      return CheckResult.of(
              name, missed(), en.formatted(alert.name()), "%s 경보가 해제되지 않음.".formatted(alert.name()))
          .in(PhaseName.RECOVERY);
    }
    double millis =
        Math.max(0, Window.millisBetween(healed, firings.getLast().cleared().orElseThrow()));
    boolean inTime = millis <= alert.clearsWithin().toMillis();
    return timed(
        CheckResult.of(
                name,
                inTime ? Verdict.PASS : missed(),
                "%s cleared that long after the confirmed heal.".formatted(alert.name()),
                "복구 확인 후 %s 경보 해제까지 걸린 시간.".formatted(alert.name()))
            .in(PhaseName.RECOVERY),
        millis,
        alert.clearsWithin());
  }

  private Verdict missed() {
    return new FaultBit(history).proven() ? Verdict.FAIL : Verdict.INVALID;
  }

  private static CheckResult timed(CheckResult result, double millis, Duration limit) {
    return result.measured(Quantity.millis(millis), 1).atMost((double) limit.toMillis());
  }
}
