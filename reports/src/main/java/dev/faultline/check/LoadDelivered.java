package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Window;
import dev.faultline.run.TimelineEvent.LoadEnded;
import dev.faultline.scenario.Metric.Unit;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Whether the load was what the scenario asks for: a test under no load passes everything. */
record LoadDelivered(History history) implements Check {
  private static final double TOLERANCE = 0.05;

  /** A phase ends when its condition holds; arrivals around that moment fall on either side. */
  private static final double EDGE_SECONDS = 0.25;

  private static final double MOST_START_LAG_MILLIS = 250;
  private static final List<PhaseName> JUDGED =
      List.of(PhaseName.CONTROL, PhaseName.FAULT, PhaseName.RECOVERY);

  @Override
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    for (PhaseName phase : JUDGED) {
      history
          .timeline()
          .phase(phase)
          .ifPresent(
              window -> {
                results.add(arrivals(phase, window));
                startLag(phase).ifPresent(results::add);
              });
    }
    results.add(generator());
    return results;
  }

  private CheckResult arrivals(PhaseName phase, Window window) {
    double rate = history.scenario().load().rate().perSecond();
    double planned = rate * window.seconds();
    long started = history.calls().ofLoad(phase);
    double off = planned > 0 ? Math.abs(started - planned) / planned : 1;
    double allowed = TOLERANCE + (planned > 0 ? EDGE_SECONDS * rate / planned : 0);
    boolean delivered = started > 0 && off <= allowed;
    return CheckResult.of(
            "load-delivered",
            delivered ? Verdict.PASS : Verdict.INVALID,
            "%d calls started, %.0f planned.".formatted(started, planned),
            "계획 %2$.0f건, 시작 %1$d건.".formatted(started, planned))
        .in(phase)
        .measured(Quantity.of(off, Unit.SHARE), started)
        .atMost(allowed);
  }

  /**
   * Whether the generator kept to its plan in a phase. Where it did not, the machine had no time
   * for it, and had none for the service either: a slow answer proves nothing about the service.
   */
  static boolean isPunctual(History history, PhaseName phase) {
    return lagMillis(history.calls().startLagMicros(phase)) <= MOST_START_LAG_MILLIS;
  }

  private static double lagMillis(Histogram lag) {
    return lag.getValueAtPercentile(99) / 1000.0;
  }

  private Optional<CheckResult> startLag(PhaseName phase) {
    Histogram lag = history.calls().startLagMicros(phase);
    if (lag.getTotalCount() == 0) {
      return Optional.empty();
    }
    double millis = lagMillis(lag);
    return Optional.of(
        CheckResult.of(
                "start-lag-p99",
                millis <= MOST_START_LAG_MILLIS ? Verdict.PASS : Verdict.INVALID,
                "99 % of calls started within that time after the planned moment.",
                "호출의 99 %가 계획 시각 이후 이 시간 안에 시작됨.")
            .in(phase)
            .measured(Quantity.millis(millis), lag.getTotalCount())
            .atMost(MOST_START_LAG_MILLIS));
  }

  private CheckResult generator() {
    Findings wrong = new Findings();
    List<LoadEnded> ends = history.timeline().all(LoadEnded.class);
    if (ends.isEmpty()) {
      wrong.add(() -> "the generator's end was not recorded");
    }
    long written = ends.stream().mapToLong(LoadEnded::startedCalls).sum();
    for (LoadEnded end : ends) {
      if (end.exitCode() != 0) {
        wrong.add(() -> "exit code %d: %s".formatted(end.exitCode(), end.detail()));
      }
    }
    if (!ends.isEmpty() && written != history.calls().count()) {
      wrong.add(
          () ->
              "the generator wrote %d calls, the run has %d"
                  .formatted(written, history.calls().count()));
    }
    return wrong.result(
        "generator-sound",
        Verdict.INVALID,
        history.calls().count(),
        "The generator ended as told and every call it wrote is here.",
        "부하 생성기가 정상 종료되었고 기록된 호출이 모두 있음.");
  }
}
