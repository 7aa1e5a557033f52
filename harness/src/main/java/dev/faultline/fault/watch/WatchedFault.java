package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fault that lasts as long as asked, and whose target is watched from outside. */
public final class WatchedFault implements Injector {
  private final UndoRecord undo;
  private final Watch watch;
  private final Duration asked;
  private final Duration allowance;
  private final Act act;

  /**
   * @param asked how long the fault lasts
   * @param allowance how much longer its effect may last
   */
  public WatchedFault(UndoRecord undo, Watch watch, Duration asked, Duration allowance, Act act) {
    this.undo = undo;
    this.watch = watch;
    this.asked = asked;
    this.allowance = allowance;
    this.act = act;
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    act.prepare().run();
    watch.start();
  }

  @Override
  public void inject() {
    watch.faultStarts();
    act.strike().run();
  }

  @Override
  public Optional<String> bite() {
    return watch.bite();
  }

  @Override
  public boolean over() {
    return watch.over();
  }

  @Override
  public void heal() {
    act.repair().run();
    watch.faultEnds();
  }

  @Override
  public Optional<Healed> healed() {
    return watch.healed();
  }

  @Override
  public Optional<String> left() {
    return act.left().get();
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
