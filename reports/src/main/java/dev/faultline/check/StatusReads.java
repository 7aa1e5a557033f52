package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.KnownStates;
import dev.faultline.history.Window;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.StatusRead;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.system.Requests;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Whether those who looked at the status of a promised request while the load went on were answered
 * by a state that exists. The id of a promise is never denied, whatever breaks; and while nothing
 * is broken every look is answered.
 */
final class StatusReads implements Check {
  private static final String NAME = "status-reads";

  /** Not everybody gets to look: the load ends before some do. */
  private static final double ENOUGH_SHARE = 0.5;

  private static final List<PhaseName> JUDGED =
      List.of(PhaseName.CONTROL, PhaseName.FAULT, PhaseName.RECOVERY);

  private static final int SERVER_ERROR = 500;

  private final History history;
  private final Requests.Status words;
  private final KnownStates states;
  private final Findings wrong = new Findings();
  private final Histogram micros = new Histogram(2);
  private long asked;
  private long queued;

  StatusReads(History history) {
    this.history = history;
    this.words = history.system().requests().status();
    this.states = KnownStates.of(words);
  }

  @Override
  public List<CheckResult> results() {
    double share = history.scenario().load().statusReads().fraction();
    if (share == 0) {
      return List.of();
    }
    try (Stream<StatusRead> reads = history.recorded().run().read(RunDirectory.STATUS_READS)) {
      reads.forEach(this::take);
    }
    double enough = Math.ceil(ENOUGH_SHARE * share * accepted());
    return List.of(
        wrong.result(
            NAME,
            Verdict.FAIL,
            asked,
            "%d looks at the status under load, %d of them while still %s: %d wrong; p95 %.1f ms."
                .formatted(asked, queued, words.queued(), wrong.count(), p95()),
            "부하 중 상태 조회 %d건, 그중 %s %d건: 이상 %d건, p95 %.1f ms."
                .formatted(asked, words.queued(), queued, wrong.count(), p95())),
        CheckResult.of(
                "status-reads-made",
                asked >= enough ? Verdict.PASS : Verdict.INVALID,
                "%d looks at the status were taken.".formatted(asked),
                "상태 조회 %d건을 수행함.".formatted(asked))
            .measured(Quantity.count(asked), asked)
            .atLeast(enough));
  }

  /** Warm-up is never judged, for reads neither. */
  private void take(StatusRead read) {
    Instant start = Window.instant(read.start());
    Optional<PhaseName> phase = JUDGED.stream().filter(one -> isIn(one, start)).findFirst();
    if (phase.isEmpty()) {
      return;
    }
    asked++;
    queued += read.state().equals(words.queued()) ? 1 : 0;
    boolean answered = read.status() > 0 && read.status() < SERVER_ERROR;
    if (answered) {
      micros.recordValue(Math.max(0, read.end() - read.start()));
    }
    boolean fine = states.isIn(read);
    boolean quiet = phase.get() == PhaseName.CONTROL || !history.hasFaults();
    if (!fine && (answered || quiet)) {
      wrong.add(
          () ->
              "request %s of %s: answered %d \"%s\" at %s"
                  .formatted(read.requestId(), read.user(), read.status(), read.state(), start));
    }
  }

  private boolean isIn(PhaseName phase, Instant start) {
    return history.timeline().phase(phase).filter(window -> window.contains(start)).isPresent();
  }

  private double accepted() {
    return JUDGED.stream()
        .mapToLong(phase -> history.calls().in(phase).calls().count(Outcome.ACCEPTED))
        .sum();
  }

  private double p95() {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(95) / 1000.0;
  }
}
