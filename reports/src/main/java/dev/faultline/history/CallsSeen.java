package dev.faultline.history;

import dev.faultline.run.Call;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Everything that one pass over the calls gathers; its size does not grow with the calls. */
public final class CallsSeen {
  private final PerPhase<Observed> phases = new PerPhase<>(Observed::new);
  private final PerPhase<Histogram> startLagMicros = new PerPhase<>(() -> new Histogram(2));
  private final Tally<PhaseName> surged = new Tally<>(PhaseName.class);
  private final List<Biting> biting;
  private final Tally<Outcome> outcomes = new Tally<>(Outcome.class);
  private final Optional<SecondsSinceHeal> sinceHeal;
  private final long healedMicros;
  private long firstSuccessEnd = Long.MAX_VALUE;
  private long count;

  CallsSeen(Timeline timeline) {
    sinceHeal = timeline.healed().map(SecondsSinceHeal::new);
    healedMicros = timeline.healed().map(Window::micros).orElse(Long.MAX_VALUE);
    biting =
        timeline.all(FaultInjected.class).stream()
            .map(injected -> new Biting(timeline, injected))
            .toList();
  }

  void add(Call call) {
    count++;
    outcomes.add(call.outcome());
    if (call.surged()) {
      surged.add(call.phase());
    }
    phases.of(call.phase()).add(call);
    startLagMicros.of(call.phase()).recordValue(Math.max(0, call.start() - call.intended()));
    sinceHeal.ifPresent(seconds -> seconds.add(call));
    if (call.start() >= healedMicros && isSuccess(call.outcome())) {
      firstSuccessEnd = Math.min(firstSuccessEnd, call.end());
    }
    for (Biting fault : biting) {
      fault.add(call.start());
    }
  }

  /** Calls and samples by phase. */
  public Observed in(PhaseName phase) {
    return phases.of(phase);
  }

  /** Calls of a phase that came with the load, and not in a surge beside it. */
  public long ofLoad(PhaseName phase) {
    return in(phase).calls().count() - surged.of(phase);
  }

  /** How much later than planned calls of a phase started. */
  public Histogram startLagMicros(PhaseName phase) {
    return startLagMicros.of(phase);
  }

  /** Calls that started while a fault was known to bite. */
  public long during(String fault) {
    return biting.stream().filter(one -> one.fault.equals(fault)).mapToLong(one -> one.calls).sum();
  }

  public long count(Outcome outcome) {
    return outcomes.of(outcome);
  }

  public long count() {
    return count;
  }

  Optional<SecondsSinceHeal> sinceHeal() {
    return sinceHeal;
  }

  /** When the first success that started after the heal had its answer. */
  public Optional<Instant> firstSuccess() {
    return firstSuccessEnd == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Window.instant(firstSuccessEnd));
  }

  private static boolean isSuccess(Outcome outcome) {
    return switch (outcome) {
      // A refusal is an answer: after the last unit there is no other success.
      case ACCEPTED, ALREADY_YOURS, REFUSED -> true;
      case FAILED, UNKNOWN -> false;
    };
  }

  /** Counts the calls that start while a fault bites. */
  private static final class Biting {
    private final String fault;
    private final long from;
    private final long to;
    private long calls;

    Biting(Timeline timeline, FaultInjected injected) {
      fault = injected.fault();
      from =
          timeline.all(FaultConfirmed.class).stream()
              .filter(event -> event.fault().equals(fault))
              .map(event -> Window.micros(event.at()))
              .findFirst()
              .orElseGet(() -> Window.micros(injected.at()));
      to =
          timeline.all(HealStarted.class).stream()
              .filter(event -> event.fault().equals(fault))
              .map(event -> Window.micros(event.at()))
              .findFirst()
              .orElseGet(() -> Window.micros(timeline.end()));
    }

    void add(long start) {
      calls += start >= from && start < to ? 1 : 0;
    }
  }
}
