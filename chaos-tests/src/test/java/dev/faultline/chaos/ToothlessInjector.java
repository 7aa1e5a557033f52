package dev.faultline.chaos;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import java.util.List;
import java.util.Optional;

/** Watches and measures like the real one, and breaks nothing. */
record ToothlessInjector(Injector real) implements Injector {
  @Override
  public UndoRecord undo() {
    return real.undo();
  }

  @Override
  public void watch() {
    real.watch();
  }

  @Override
  public void inject() {
    // Nothing: that is the point.
  }

  @Override
  public Optional<String> bite() {
    return real.bite();
  }

  @Override
  public void heal() {
    real.heal();
  }

  @Override
  public Optional<Healed> healed() {
    return real.healed();
  }

  @Override
  public Optional<String> left() {
    return real.left();
  }

  @Override
  public List<Dose> doses() {
    return real.doses();
  }

  @Override
  public void close() {
    real.close();
  }
}
