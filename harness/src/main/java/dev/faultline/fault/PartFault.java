package dev.faultline.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A fault that is done to one container and watched from outside. */
final class PartFault implements Injector {
  private final UndoRecord undo;
  private final Watch watch;
  private final Duration asked;
  private final Duration allowance;
  private final Consumer<String> strike;
  private final Consumer<String> repair;

  /**
   * @param asked how long the fault lasts
   * @param allowance how much longer its effect may last
   * @param strike breaks the container with that id
   * @param repair makes it whole, however often it is called
   */
  PartFault(
      UndoRecord undo,
      Watch watch,
      Duration asked,
      Duration allowance,
      Consumer<String> strike,
      Consumer<String> repair) {
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
    strike.accept(undo.containerId());
  }

  @Override
  public Optional<String> bite() {
    return watch.bite();
  }

  @Override
  public void heal() {
    repair.accept(undo.containerId());
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
