package dev.faultline.check;

import dev.faultline.history.CallsSeen;
import dev.faultline.history.History;
import dev.faultline.history.HistoryReader;
import dev.faultline.history.Observed;
import dev.faultline.history.Recorded;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.SealedRun;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.Metric.Unit;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.Quantity;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a run measured, whether or not its scenario bounds it: the same few numbers for every
 * system, so that two can stand side by side.
 *
 * @param lag the highest number of records that waited, from the fault on
 * @param lockWait the highest mean wait of a second for the lock, during the fault; none where
 *     there is no lock
 * @param cacheCommands the highest number of commands a second that Redis did, during the fault
 */
public record Figures(
    Optional<Quantity> errorRate,
    Optional<Quantity> p95Before,
    Optional<Quantity> p95,
    Optional<Quantity> lag,
    Optional<Quantity> lockWait,
    Optional<Quantity> cacheCommands) {

  /** The series of a system file that tells how long the lock took. */
  private static final String LOCK_WAIT = "lock-wait-milliseconds";

  private static final String CACHE_COMMANDS = "redis-commands-per-second";

  private static final List<PhaseName> FROM_THE_FAULT_ON =
      List.of(PhaseName.FAULT, PhaseName.RECOVERY, PhaseName.DRAIN, PhaseName.END);

  /** Reads a run; its seal has been looked at by whoever judged it. */
  public static Figures of(RunDirectory run) throws IOException, InvalidFile {
    try (History history = new HistoryReader(Recorded.of(run), SealedRun.believed(run)).read()) {
      CallsSeen calls = history.calls();
      Observed fault = calls.in(PhaseName.FAULT);
      return new Figures(
          quantity(fault.value(Metric.ERROR_RATE, true, 0), Unit.SHARE),
          quantity(calls.in(PhaseName.CONTROL).value(Metric.P95, true, 0), Unit.MILLISECONDS),
          quantity(fault.value(Metric.P95, true, 0), Unit.MILLISECONDS),
          quantity(highest(calls, Metric.CONSUMER_LAG), Unit.COUNT),
          quantity(fault.highest(LOCK_WAIT), Unit.MILLISECONDS),
          quantity(fault.highest(CACHE_COMMANDS), Unit.PER_SECOND));
    }
  }

  private static OptionalDouble highest(CallsSeen calls, Metric metric) {
    return FROM_THE_FAULT_ON.stream()
        .map(phase -> calls.in(phase).value(metric, true, 0))
        .flatMap(value -> value.isPresent() ? Stream.of(value.getAsDouble()) : Stream.of())
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private static Optional<Quantity> quantity(OptionalDouble value, Unit unit) {
    return value.isPresent()
        ? Optional.of(Quantity.of(value.getAsDouble(), unit))
        : Optional.empty();
  }
}
