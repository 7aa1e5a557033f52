package dev.faultline.check;

import dev.faultline.history.Attempt;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.PerPhase;
import dev.faultline.history.Tally;
import dev.faultline.history.Window;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Metrics out of the rows' own times: when coupons were issued, and how long that took. */
final class IssueTimes {
  private final Map<PhaseName, Window> windows = new EnumMap<>(PhaseName.class);
  private final PerPhase<Histogram> delayMicros = new PerPhase<>(() -> new Histogram(3));
  private final Tally<PhaseName> issued = new Tally<>(PhaseName.class);

  IssueTimes(History history) {
    for (PhaseName phase : PhaseName.values()) {
      Optional<Window> judged = phase == PhaseName.END ? wholeLoad(history) : history.judged(phase);
      judged.ifPresent(window -> windows.put(phase, window));
    }
  }

  void see(Holder holder) {
    for (IssuedRow row : holder.issued()) {
      for (Map.Entry<PhaseName, Window> judged : windows.entrySet()) {
        if (judged.getValue().contains(row.issuedAt())) {
          issued.add(judged.getKey());
        }
      }
      Attempt accepted = accepted(holder, row.requestId());
      if (accepted != null) {
        delay(accepted, Window.micros(row.issuedAt()));
      }
    }
  }

  private static @Nullable Attempt accepted(Holder holder, String requestId) {
    for (Attempt attempt : holder.attempts()) {
      if (attempt.outcome() == Outcome.ACCEPTED && attempt.requestId().equals(requestId)) {
        return attempt;
      }
    }
    return null;
  }

  OptionalDouble value(Metric metric, PhaseName phase) {
    return switch (metric) {
      case ISSUED_RATE -> rate(phase);
      case ACCEPT_TO_ISSUE_P95 -> delay(phase);
      default -> throw new IllegalArgumentException(metric.word() + " does not come from stores");
    };
  }

  long samples(Metric metric, PhaseName phase) {
    return metric == Metric.ISSUED_RATE ? issued.of(phase) : delayMicros.of(phase).getTotalCount();
  }

  private void delay(Attempt accepted, long issuedMicros) {
    Instant start = Window.instant(accepted.start());
    for (Map.Entry<PhaseName, Window> judged : windows.entrySet()) {
      if (judged.getValue().contains(start)) {
        // The row may be there before the client has read its answer.
        delayMicros.of(judged.getKey()).recordValue(Math.max(0, issuedMicros - accepted.end()));
      }
    }
  }

  private OptionalDouble rate(PhaseName phase) {
    Window window = windows.get(phase);
    return window == null || window.seconds() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(issued.of(phase) / window.seconds());
  }

  private OptionalDouble delay(PhaseName phase) {
    Histogram histogram = delayMicros.of(phase);
    return histogram.getTotalCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(histogram.getValueAtPercentile(95) / 1000.0);
  }

  /** At the end, times are judged over everything since the control phase began. */
  private static Optional<Window> wholeLoad(History history) {
    return history
        .timeline()
        .phase(PhaseName.CONTROL)
        .map(control -> new Window(control.from(), history.timeline().end()));
  }
}
