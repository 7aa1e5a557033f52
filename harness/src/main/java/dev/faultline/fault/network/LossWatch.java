package dev.faultline.fault.network;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.network.LossyNetwork.Counted;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.PartHistory;
import dev.faultline.fault.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Watches how many packets the kernel of a part's network has dropped. */
final class LossWatch implements Watch {
  private static final long INTERVAL_MILLIS = 500;

  /** Fewer say nothing about a share. */
  private static final long EVIDENCE = 10;

  private static final double LEAST_SHARE = 0.7;
  private static final double MOST_SHARE = 1.3;

  private final String part;
  private final double asked;
  private final LossyNetwork network;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private Counted last = new Counted(0, 0);

  LossWatch(String part, double asked, LossyNetwork network) {
    this.part = part;
    this.asked = asked;
    this.network = network;
    this.looks = new Looks(part, 1);
  }

  @Override
  public void start() {
    if (network.counted().isPresent()) {
      throw new IllegalStateException(part + " drops packets before the fault");
    }
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant began = Instant.now();
    Optional<Counted> counted = network.counted();
    history.looked(began, Instant.now(), counted.isEmpty());
    counted.ifPresent(this::took);
  }

  private synchronized void took(Counted counted) {
    last = counted;
  }

  private synchronized Counted last() {
    return last;
  }

  @Override
  public void faultStarts() {
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    Counted counted = last();
    return counted.dropped() < EVIDENCE
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d packets to %s were dropped so far",
                counted.dropped(),
                counted.seen(),
                part));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history
        .presentAgain()
        .map(at -> new Healed(at, "no rule drops packets to " + part + " any more"));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    return List.of(
        Dose.seconds("lossy-seconds", lasts, history.absence(Instant.now()), allowance),
        new Dose(
            "packet-loss",
            "share",
            asked,
            last().share(),
            asked * LEAST_SHARE,
            asked * MOST_SHARE));
  }

  @Override
  public void close() {
    looks.close();
  }
}
