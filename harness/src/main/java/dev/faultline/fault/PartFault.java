package dev.faultline.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fault that lasts as long as asked, and whose target is watched from outside. */
final class PartFault implements Injector {
  private final UndoRecord undo;
  private final Watch watch;
  private final Duration asked;
  private final Duration allowance;
  private final Runnable strike;
  private final Runnable repair;

  /**
   * @param asked how long the fault lasts
   * @param allowance how much longer its effect may last
   * @param strike breaks the target
   * @param repair makes it whole, however often it is called
   */
  PartFault(
      UndoRecord undo,
      Watch watch,
      Duration asked,
      Duration allowance,
      Runnable strike,
      Runnable repair) {
    this.undo = undo;
    this.watch = watch;
    this.asked = asked;
    this.allowance = allowance;
    this.strike = strike;
    this.repair = repair;
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
    strike.run();
  }

  @Override
  public Optional<String> bite() {
    return watch.bite();
  }

  @Override
  public void heal() {
    repair.run();
    watch.faultEnds();
  }

  @Override
  public Optional<Healed> healed() {
    return watch.healed();
  }

  @Override
  public List<Dose> doses() {
    return watch.doses(asked, allowance);
  }

  @Override
  public void close() {
    watch.close();
  }
}
