package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.scenario.OutOfMemory;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The heap of a role runs full; the role ends itself, and its restart policy brings it back. */
final class OutOfMemoryFault implements Injector {
  /** What the JVM says when it ends for want of memory. */
  private static final String LAST_WORDS = "Terminating due to java.lang.OutOfMemoryError";

  private static final int LINES = 400;
  private static final double LEAST_SILENT_SECONDS = 0.2;

  private final UndoRecord undo;
  private final RoleAgent agent;
  private final Watch watch;
  private final Duration longest;
  private final LabelledContainers containers;

  private OutOfMemoryFault(
      UndoRecord undo, RoleAgent agent, Watch watch, Duration longest, LabelledContainers all) {
    this.undo = undo;
    this.agent = agent;
    this.watch = watch;
    this.longest = longest;
    this.containers = all;
  }

  static Injector of(OutOfMemory cause, TimedFault fault, Bed bed, String runId) {
    UndoRecord undo = UndoRecord.of(cause.kind(), bed.part(cause.target()), runId);
    return new OutOfMemoryFault(
        undo,
        new RoleAgent(undo.containerId(), bed),
        Watches.of(cause.target(), bed),
        fault.lasts(),
        bed.containers());
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
    watch.faultStarts();
    agent.arm(longest, "exhaust");
  }

  @Override
  public Optional<String> bite() {
    Optional<String> bite =
        watch.bite().filter(silent -> exits() > 0).map(silent -> silent + ", out of memory");
    // It is dead now, so the next answer comes from its successor.
    bite.ifPresent(dead -> watch.faultEnds());
    return bite;
  }

  private long exits() {
    return containers
        .logs(undo.containerId(), LINES)
        .lines()
        .filter(line -> line.contains(LAST_WORDS))
        .count();
  }

  /** The policy heals, not we. */
  @Override
  public boolean over() {
    return watch.healed().isPresent();
  }

  @Override
  public void heal() {
    watch.faultEnds();
    containers.start(undo.containerId());
  }

  @Override
  public Optional<Healed> healed() {
    return watch.healed();
  }

  @Override
  public List<Dose> doses() {
    Dose silent = watch.doses(longest, Duration.ZERO).getFirst();
    return List.of(
        new Dose(
            silent.name(),
            silent.unit(),
            silent.asked(),
            silent.measured(),
            LEAST_SILENT_SECONDS,
            silent.asked()),
        new Dose("out-of-memory-exits", "exits", 1, exits(), 1, 1));
  }

  @Override
  public void close() {
    watch.close();
  }
}
