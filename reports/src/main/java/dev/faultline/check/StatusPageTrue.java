package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.history.Window;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
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
 * Whether the status page told users of the delay in time, and of its end. Asked where the scenario
 * expects the alert that has the page's own threshold, 300 records behind, and the system has a
 * page.
 */
record StatusPageTrue(History history) implements Check {
  static final String TOLD = "status-page-told";
  static final String CLEARS = "status-page-clears";

  private static final String ALERT = "KafkaLagAct";
  private static final Duration WITHIN = Duration.ofSeconds(15);

  @Override
  public List<CheckResult> results() {
    Timeline timeline = history.timeline();
    Optional<AlertExpectation> asked =
        history.scenario().alertsOn(history.system().name()).stream()
            .filter(alert -> alert.name().equals(ALERT))
            .findFirst();
    if (asked.isEmpty() || history.system().requests().statusPage().isEmpty()) {
      return List.of();
    }
    List<StatusPageSeen> seen = timeline.all(StatusPageSeen.class);
    if (seen.isEmpty()) {
      return List.of(
          CheckResult.of(
              TOLD, Verdict.INVALID, "Nobody looked at the status page.", "상태 페이지를 확인하지 않음."));
    }
    // That it never fired is another check's.
    Optional<Firing> firing =
        timeline.injected().flatMap(at -> timeline.firings(ALERT, at).stream().findFirst());
    Optional<StatusPageSeen> shown =
        seen.stream()
            .filter(page -> page.shows() == StatusPage.DELAYED)
            .filter(page -> timeline.injected().filter(at -> !page.at().isBefore(at)).isPresent())
            .findFirst();
    List<CheckResult> results = new ArrayList<>();
    firing.ifPresent(fired -> results.add(told(fired, shown)));
    if (shown.isPresent()) {
      results.add(clears(seen.getLast(), asked.get().clearsWithin()));
    }
    return results;
  }

  private CheckResult told(Firing firing, Optional<StatusPageSeen> shown) {
    if (shown.isPresent()) {
      double millis = Math.max(0, Window.millisBetween(firing.from(), shown.get().at()));
      return timed(
          CheckResult.of(
                  TOLD,
                  millis <= WITHIN.toMillis() ? Verdict.PASS : broken(),
                  "The status page told of the delay that long after %s fired.".formatted(ALERT),
                  "%s 경보 후 상태 페이지가 지연을 알리기까지 걸린 시간.".formatted(ALERT))
              .in(PhaseName.FAULT),
          millis,
          WITHIN);
    }
    Duration lasted =
        Duration.between(firing.from(), firing.cleared().orElse(history.timeline().end()));
    boolean wasShort = lasted.compareTo(WITHIN) < 0;
    return CheckResult.of(
            TOLD,
            wasShort ? Verdict.PASS : broken(),
            wasShort
                ? "The delay was over before users had to be told: %d ms."
                    .formatted(lasted.toMillis())
                : "Users were late for %d ms, and the status page never said so."
                    .formatted(lasted.toMillis()),
            wasShort
                ? "안내해야 할 시점 전에 지연이 끝남: %d ms.".formatted(lasted.toMillis())
                : "%d ms 동안 지연되었으나 상태 페이지가 알리지 않음.".formatted(lasted.toMillis()))
        .in(PhaseName.FAULT);
  }

  private CheckResult clears(StatusPageSeen last, Duration within) {
    Optional<Instant> healed = history.timeline().healed();
    if (last.shows() != StatusPage.NOT_DELAYED || healed.isEmpty()) {
      return CheckResult.of(
              CLEARS,
              broken(),
              "At the end the status page still said: %s.".formatted(last.found()),
              "끝까지 남은 상태 페이지 내용: %s.".formatted(last.found()))
          .in(PhaseName.RECOVERY);
    }
    double millis = Math.max(0, Window.millisBetween(healed.get(), last.at()));
    return timed(
        CheckResult.of(
                CLEARS,
                millis <= within.toMillis() ? Verdict.PASS : broken(),
                "The status page told of the end of the delay that long after the confirmed heal.",
                "복구 확인 후 상태 페이지에서 지연 안내가 사라지기까지 걸린 시간.")
            .in(PhaseName.RECOVERY),
        millis,
        within);
  }

  /** Without a fault that bit there was nothing to tell. */
  private Verdict broken() {
    return new FaultBit(history).proven() ? Verdict.FAIL : Verdict.INVALID;
  }

  private static CheckResult timed(CheckResult result, double millis, Duration limit) {
    return result.measured(Quantity.millis(millis), 1).atMost((double) limit.toMillis());
  }
}
