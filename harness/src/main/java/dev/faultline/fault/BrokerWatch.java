package dev.faultline.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches one broker through the harness's own listener: whether metadata names it, and whether
 * sends to a partition that only it holds are acknowledged. Looks several times a second, on two
 * threads of its own, so that a hanging send does not hide the metadata.
 */
final class BrokerWatch implements AutoCloseable {
  private static final long METADATA_INTERVAL_MILLIS = 200;
  private static final long SEND_INTERVAL_MILLIS = 500;

  private final BrokerProbe probe;
  private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(2, daemons());
  private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();
  private final BrokerHistory history = new BrokerHistory();

  BrokerWatch(String bootstrap, int number) {
    this.probe = new BrokerProbe(bootstrap, number);
  }

  void start() {
    probe.open();
    repeat(this::lookAtMetadata, METADATA_INTERVAL_MILLIS);
    repeat(this::send, SEND_INTERVAL_MILLIS);
  }

  private void repeat(Runnable look, long intervalMillis) {
    running.add(looks.scheduleWithFixedDelay(look, 0, intervalMillis, TimeUnit.MILLISECONDS));
  }

  /**
   * A look that threw is never repeated: then nothing more is known, and silence proves nothing.
   */
  private BrokerHistory seen() {
    for (ScheduledFuture<?> look : running) {
      if (look.isDone()) {
        throw new IllegalStateException("The broker is no longer watched", look.exceptionNow());
      }
    }
    return history;
  }

  void faultStarts() {
    history.faultStarts(Instant.now());
  }

  void faultEnds() {
    history.faultEnds(Instant.now());
  }

  Optional<Instant> absentSince() {
    return seen().absentSince();
  }

  Optional<Instant> presentAgain() {
    return seen().presentAgain();
  }

  Duration absence() {
    return seen().absence(Instant.now());
  }

  long failedSends() {
    return seen().failedSends();
  }

  Optional<Instant> ackedAgain() {
    return seen().ackedAgain();
  }

  private void lookAtMetadata() {
    Instant asked = Instant.now();
    boolean present = probe.present();
    history.looked(asked, Instant.now(), present);
  }

  private void send() {
    Instant sent = Instant.now();
    boolean acknowledged = probe.acknowledged();
    history.sent(sent, Instant.now(), acknowledged);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    probe.close();
  }

  private static ThreadFactory daemons() {
    return Thread.ofPlatform().daemon().name("broker-watch-", 0).factory();
  }
}
