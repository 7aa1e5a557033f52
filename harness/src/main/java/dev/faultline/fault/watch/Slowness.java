package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For how long, and by how much, something takes longer than it did before a fault. */
public final class Slowness {
  /** One answer may be late by chance. */
  private static final int ANSWERS_FOR_EVIDENCE = 2;

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1.5;
  private static final double NOISE_MILLIS = 100;

  private final Duration asked;
  private final AnswerTimes times;
  private final PartHistory history = new PartHistory();

  /**
   * @param asked how much longer it is to take
   * @param allowed how much longer than usual still counts as usual
   */
  public Slowness(Duration asked, Duration allowed) {
    this.asked = asked;
    this.times = new AnswerTimes(allowed);
  }

  /** What was usual, told before anything is looked at. */
  public void before(Duration usual) {
    times.before(usual);
  }

  public boolean usual(Duration took) {
    return times.usual(took);
  }

  /**
   * One look is over.
   *
   * @param well whether it was as fast as usual
   * @param took empty where nothing ended that could be timed
   */
  public void looked(Instant began, Instant ended, boolean well, Optional<Duration> took) {
    // Judged by what was usual before: during the fault and after it, nothing is learnt as usual.
    history.looked(began, ended, well);
    took.ifPresent(times::took);
  }

  public void faultStarts() {
    times.faultStarts();
    history.faultStarts(Instant.now());
  }

  public void faultEnds() {
    history.faultEnds(Instant.now());
    times.faultEnds();
  }

  /** Since when it is slow, once it is as slow as asked. */
  public Optional<Instant> slowSince() {
    boolean slowEnough = times.added().toMillis() >= asked.toMillis() * LEAST_SHARE;
    return history
        .absentSince()
        .filter(since -> slowEnough && times.during() >= ANSWERS_FOR_EVIDENCE);
  }

  /** How much longer it took during the fault. */
  public Duration added() {
    return times.added();
  }

  /** When it was as fast as usual again. */
  public Optional<Instant> fastAgain() {
    return history.presentAgain();
  }

  /**
   * For how long and by how much.
   *
   * @param name of the second dose
   */
  public List<Dose> doses(String name, Duration lasts, Duration allowance) {
    double millis = asked.toMillis();
    return List.of(
        Dose.seconds("slow-seconds", lasts, history.absence(Instant.now()), allowance),
        new Dose(
            name,
            "ms",
            millis,
            times.added().toMillis(),
            millis * LEAST_SHARE,
            millis * MOST_SHARE + NOISE_MILLIS));
  }
}
