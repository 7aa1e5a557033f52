package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.scenario.Crash;
import dev.faultline.scenario.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Kills the processes inside a container, which its restart policy brings back at once: nobody else
 * helps. The engine takes its own kill for a wish of its user and would not restart, so the kill
 * comes from inside.
 */
final class CrashFault implements Injector {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** All processes but the first, which is the init that the engine put there. */
  private static final List<String> KILL_ALL = List.of("bash", "-c", "kill -KILL -1");

  /** Shorter than any boot: what was silent for less did not crash. */
  private static final double LEAST_SILENT_SECONDS = 0.2;

  private final UndoRecord undo;
  private final Watch watch;
  private final Duration longest;
  private final LabelledContainers containers;

  private CrashFault(
      UndoRecord undo, Watch watch, Duration longest, LabelledContainers containers) {
    this.undo = undo;
    this.watch = watch;
    this.longest = longest;
    this.containers = containers;
  }

  static Injector of(Crash crash, Duration longest, Bed bed, String runId) {
    return new CrashFault(
        UndoRecord.of(FaultKind.CRASH, bed.part(crash.target()), runId),
        Watches.of(crash.target(), bed),
        longest,
        bed.containers());
  }

  /**
   * Undoes a crash of a run that is no more: where the policy gave up, the container is started.
   */
  static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    watch.start();
  }

  @Override
  public void inject() {
    watch.faultStarts();
    containers.exec(undo.containerId(), PATIENCE, KILL_ALL);
    // It is dead now, so the next answer comes from its successor.
    watch.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    return watch.bite();
  }

  /** The policy heals, not we. */
  @Override
  public boolean over() {
    return watch.healed().isPresent();
  }

  @Override
  public void heal() {
    containers.start(undo.containerId());
  }

  @Override
  public Optional<Healed> healed() {
    return watch.healed();
  }

  @Override
  public List<Dose> doses() {
    return watch.doses(longest, Duration.ZERO).stream().map(CrashFault::anyTimeUpToThat).toList();
  }

  private static Dose anyTimeUpToThat(Dose dose) {
    return new Dose(
        dose.name(),
        dose.unit(),
        dose.asked(),
        dose.measured(),
        LEAST_SILENT_SECONDS,
        dose.asked());
  }

  @Override
  public void close() {
    watch.close();
  }
}
