package dev.faultline.fault.link;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Slowness;
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
  /** One late answer more or less does not move their median. */
  private static final int LOOKS_BEFORE = 5;

  private final LinkSlow asked;
  private final Supplier<Optional<Duration>> slowestAnswer;
  private final Looks looks;
  private final Slowness slowness;

  SlowLinkWatch(LinkSlow asked, LinkProbes probes) {
    this(asked, probes::slowestAnswer);
  }

  SlowLinkWatch(LinkSlow asked, Supplier<Optional<Duration>> slowestAnswer) {
    this.asked = asked;
    this.slowestAnswer = slowestAnswer;
    this.slowness =
        new Slowness(asked.latency(), asked.latency().minus(asked.jitter()).dividedBy(2));
    this.looks = new Looks(asked.target(), 1);
  }

  @Override
  public void start() {
    for (int look = 0; look < LOOKS_BEFORE; look++) {
      slowness.before(
          slowestAnswer
              .get()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          asked.target() + " does not answer before the fault: nothing to slow")));
    }
    looks.repeat(this::look, LinkProbes.INTERVAL.toMillis());
  }

  void look() {
    Instant began = Instant.now();
    Optional<Duration> answer = slowestAnswer.get();
    Instant ended = Instant.now();
    slowness.looked(began, ended, answer.filter(slowness::usual).isPresent(), answer);
  }

  @Override
  public void faultStarts() {
    slowness.faultStarts();
  }

  @Override
  public void faultEnds() {
    slowness.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return slowness
        .slowSince()
        .map(
            since ->
                "%s answers %d ms later since %s"
                    .formatted(asked.target(), slowness.added().toMillis(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return slowness
        .fastAgain()
        .map(at -> new Healed(at, asked.target() + " answers as fast as before"));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    return slowness.doses("added-latency", lasts, allowance);
  }

  @Override
  public void close() {
    looks.close();
  }
}
