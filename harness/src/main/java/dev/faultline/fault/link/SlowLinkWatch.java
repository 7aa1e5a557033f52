package dev.faultline.fault.link;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.AnswerTimes;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.PartHistory;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.LinkSlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches how fast links answer. A link is well while it answers as fast as before the fault, or
 * nearly: slow is what comes later than that by half of the least latency that was asked for.
 */
final class SlowLinkWatch implements Watch {
  /** One answer may be late by chance. */
  private static final int ANSWERS_FOR_EVIDENCE = 2;

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1.5;
  private static final double NOISE_MILLIS = 100;

  private final LinkSlow asked;
  private final Supplier<Optional<Duration>> slowestAnswer;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private final AnswerTimes times;

  SlowLinkWatch(LinkSlow asked, LinkProbes probes) {
    this(asked, probes::slowestAnswer);
  }

  SlowLinkWatch(LinkSlow asked, Supplier<Optional<Duration>> slowestAnswer) {
    this.asked = asked;
    this.slowestAnswer = slowestAnswer;
    this.times = new AnswerTimes(asked.latency().minus(asked.jitter()).dividedBy(2));
    this.looks = new Looks(asked.target(), 1);
  }

  @Override
  public void start() {
    times.before(
        slowestAnswer
            .get()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        asked.target() + " does not answer before the fault: nothing to slow")));
    looks.repeat(this::look, LinkProbes.INTERVAL.toMillis());
  }

  void look() {
    Instant began = Instant.now();
    Optional<Duration> answer = slowestAnswer.get();
    Instant ended = Instant.now();
    // Judged by what was usual before: during the fault and after it, nothing is learnt as usual.
    history.looked(began, ended, answer.filter(times::usual).isPresent());
    answer.ifPresent(times::took);
  }

  @Override
  public void faultStarts() {
    times.faultStarts();
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
    times.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    Duration added = times.added();
    boolean slowEnough = added.toMillis() >= asked.latency().toMillis() * LEAST_SHARE;
    return history
        .absentSince()
        .filter(since -> slowEnough && times.during() >= ANSWERS_FOR_EVIDENCE)
        .map(
            since ->
                "%s answers %d ms later since %s"
                    .formatted(asked.target(), added.toMillis(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history
        .presentAgain()
        .map(at -> new Healed(at, asked.target() + " answers as fast as before"));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    double millis = asked.latency().toMillis();
    return List.of(
        Dose.seconds("slow-seconds", lasts, history.absence(Instant.now()), allowance),
        new Dose(
            "added-latency",
            "ms",
            millis,
            times.added().toMillis(),
            millis * LEAST_SHARE,
            millis * MOST_SHARE + NOISE_MILLIS));
  }

  @Override
  public void close() {
    looks.close();
  }
}
