package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A cause that makes the collector of a role work; dose and heal are what the JVM says of it. */
final class HeapFault implements Injector {
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final UndoRecord undo;
  private final RoleAgent agent;
  private final GcWatch watch;
  private final Duration lasts;
  private final String cause;
  private final Function<GcHistory, List<Dose>> doses;
  private boolean struck;

  /**
   * @param cause what the agent is armed with
   * @param doses what was asked, held against what was seen
   */
  HeapFault(
      TimedFault fault,
      Bed bed,
      String runId,
      String cause,
      Function<GcHistory, List<Dose>> doses) {
    String target = fault.fault().target();
    this.undo = UndoRecord.of(fault.fault().kind(), bed.part(target), runId);
    this.agent = new RoleAgent(undo.containerId(), bed);
    this.watch = new GcWatch(target, new RoleMetrics(bed.metrics(target), WITHIN));
    this.lasts = fault.lasts();
    this.cause = cause;
    this.doses = doses;
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    agent.load();
    watch.start();
  }

  @Override
  public void inject() {
    struck = true;
    watch.history().faultStarts();
    agent.arm(lasts, cause);
  }

  /** Evidence is a dose that is large enough already. */
  @Override
  public Optional<String> bite() {
    GcHistory gc = watch.history();
    return doses.apply(gc).stream().allMatch(dose -> dose.measured() >= dose.least())
        ? Optional.of(
            "%s: %.0f collections stopped it for %.1f %% of the time"
                .formatted(undo.part(), gc.collections(), 100 * gc.pausedShare()))
        : Optional.empty();
  }

  @Override
  public void heal() {
    watch.history().faultEnds(Instant.now());
    if (struck) {
      agent.disarm();
    }
    struck = false;
  }

  @Override
  public Optional<Healed> healed() {
    return watch
        .history()
        .rested()
        .map(at -> new Healed(at, undo.part() + ": the collector is at rest"));
  }

  @Override
  public List<Dose> doses() {
    return doses.apply(watch.history());
  }

  @Override
  public void close() {
    watch.close();
  }
}
