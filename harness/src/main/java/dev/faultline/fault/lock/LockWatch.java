package dev.faultline.fault.lock;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.LockHold;
import dev.faultline.scenario.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Redis who holds the lock, whether somebody waits to be told that it is free, and how many
 * commands it has done.
 */
final class LockWatch implements Watch {
  private static final long INTERVAL_MILLIS = 100;
  private static final double MOST_RETRIES = 1_000_000;

  /** The first to want it may come late in a short span. */
  private static final double WAITED_SHARE = 0.8;

  private final LockHold asked;
  private final HeldLock lock;
  private final Looks looks;
  private final LockHistory history = new LockHistory();

  LockWatch(LockHold asked, HeldLock lock) {
    this.asked = asked;
    this.lock = lock;
    this.looks = new Looks("lock of " + asked.coupon(), 1);
  }

  @Override
  public void start() {
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant began = Instant.now();
    HeldLock.State state = lock.look();
    history.looked(began, Instant.now(), state);
  }

  @Override
  public void faultStarts() {
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  /** Held by us, and others suffer: they wait to be told, or ask again and again. */
  @Override
  public Optional<String> bite() {
    looks.check();
    return history.heldSince().flatMap(since -> suffering().map(how -> told(since, how)));
  }

  private Optional<String> suffering() {
    Optional<Double> most = asked.retries().map(Rate::perSecond);
    double retries = history.retriesPerSecond();
    return most.isPresent()
        ? most.filter(least -> retries >= least)
            .map(least -> "%.0f commands a second above the usual".formatted(retries))
        : history.waitedForSince().map(since -> "somebody waits for it since " + since);
  }

  private String told(Instant since, String how) {
    return "the lock of %s is held since %s, and %s".formatted(asked.coupon(), since, how);
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.freeAgain().map(at -> new Healed(at, "the lock is no longer ours"));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    Instant now = Instant.now();
    List<Dose> doses = new ArrayList<>();
    doses.add(Dose.seconds("held-seconds", lasts, history.held(now), allowance));
    doses.add(asked.retries().map(this::retried).orElseGet(() -> waited(lasts, allowance, now)));
    return doses;
  }

  private Dose waited(Duration lasts, Duration allowance, Instant now) {
    double wanted = lasts.toMillis() / 1000.0;
    return new Dose(
        "waited-for-seconds",
        "s",
        wanted,
        history.waitedFor(now).toMillis() / 1000.0,
        wanted * WAITED_SHARE,
        wanted + allowance.toSeconds());
  }

  private Dose retried(Rate least) {
    return new Dose(
        "retries-per-second",
        "/s",
        least.perSecond(),
        history.retriesPerSecond(),
        least.perSecond(),
        MOST_RETRIES);
  }

  @Override
  public void close() {
    looks.close();
  }
}
