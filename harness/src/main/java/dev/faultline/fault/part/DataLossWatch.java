package dev.faultline.fault.part;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches for how long a server is silent, and what it comes back with of what it had on disk. */
final class DataLossWatch implements Watch {
  private final Watch silence;
  private final KeptMarks marks;

  DataLossWatch(Watch silence, KeptMarks marks) {
    this.silence = silence;
    this.marks = marks;
  }

  @Override
  public void start() {
    silence.start();
  }

  @Override
  public void faultStarts() {
    silence.faultStarts();
  }

  @Override
  public void faultEnds() {
    silence.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    return silence.bite();
  }

  @Override
  public Optional<Healed> healed() {
    return silence.healed();
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    List<Dose> doses = new ArrayList<>(silence.doses(asked, allowance));
    double all = KeptMarks.COUNT;
    doses.add(new Dose("lost-keys", "keys", all, all - marks.left(), all, all));
    return doses;
  }

  @Override
  public void close() {
    silence.close();
  }
}
