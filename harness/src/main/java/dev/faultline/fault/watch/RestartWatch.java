package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches a process that dies and is brought back by its restart policy: nobody else helps. */
public final class RestartWatch implements Watch {
  /** Shorter than any boot: what was silent for less did not die. */
  private static final double LEAST_SILENT_SECONDS = 0.2;

  private final Watch answers;

  /**
   * @param answers whether the process answers
   */
  public RestartWatch(Watch answers) {
    this.answers = answers;
  }

  @Override
  public void start() {
    answers.start();
  }

  @Override
  public void faultStarts() {
    answers.faultStarts();
  }

  /** It is dead now, so the next answer comes from its successor. */
  @Override
  public void faultEnds() {
    answers.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    return answers.bite();
  }

  /** The policy heals, not we. */
  @Override
  public boolean over() {
    return healed().isPresent();
  }

  @Override
  public Optional<Healed> healed() {
    return answers.healed();
  }

  /** Any silence up to the longest is fair: how fast a process boots is not ours to ask. */
  @Override
  public List<Dose> doses(Duration longest, Duration allowance) {
    return answers.doses(longest, allowance).stream()
        .map(
            dose ->
                new Dose(
                    dose.name(),
                    dose.unit(),
                    dose.asked(),
                    dose.measured(),
                    LEAST_SILENT_SECONDS,
                    dose.asked() + allowance.toMillis() / 1000.0))
        .toList();
  }

  @Override
  public void close() {
    answers.close();
  }
}
