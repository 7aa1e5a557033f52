package dev.faultline.runner;

import dev.faultline.generator.CallRecords;
import dev.faultline.generator.CallTail;
import dev.faultline.generator.PhaseClock;
import dev.faultline.history.CallStatistics;
import dev.faultline.run.Call;
import dev.faultline.run.RawCall;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a second: what the load sees right now, for those who wait. Judges nothing. */
final class LiveStatus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStatus.class);
  private static final int SECONDS_SHOWN = 3;

  private final Scene scene;
  private final Load load;
  private final RunWatcher watcher;
  private final CallTail tail;
  private final NavigableMap<Long, CallStatistics> seconds = new TreeMap<>();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-status").factory());
  private final AtomicLong accepted = new AtomicLong();

  private LiveStatus(Scene scene, Load load, RunWatcher watcher) {
    this.scene = scene;
    this.load = load;
    this.watcher = watcher;
    this.tail = new CallTail(load.folder().calls());
  }

  static LiveStatus start(Scene scene, Load load, RunWatcher watcher) {
    LiveStatus status = new LiveStatus(scene, load, watcher);
    status.ticks.execute(status::repeat);
    return status;
  }

  /** Calls that were accepted so far. */
  long accepted() {
    return accepted.get();
  }

  private void repeat() {
    try {
      tick();
    } catch (IOException | RuntimeException e) {
      // Only the display is lost; the runner reads the calls by itself.
      LOG.warn("live status ended: {}", e.toString());
      return;
    }
    if (!ticks.isShutdown()) {
      ticks.schedule(this::repeat, 1, TimeUnit.SECONDS).state();
    }
  }

  private void tick() throws IOException {
    load.process().noteCpu();
    CallRecords records =
        new CallRecords(scene.answers(), new PhaseClock(scene.timeline().events()), 0);
    for (RawCall raw : tail.next()) {
      take(records.stamped(raw));
    }
    while (seconds.size() > SECONDS_SHOWN) {
      seconds.pollFirstEntry();
    }
    List<PhaseStarted> started = scene.timeline().events(PhaseStarted.class);
    if (!started.isEmpty()) {
      watcher.status(status(started.getLast()));
    }
  }

  private void take(Call call) {
    if (call.outcome() == Outcome.ACCEPTED) {
      accepted.incrementAndGet();
    }
    seconds.computeIfAbsent(call.end() / 1_000_000, second -> new CallStatistics(2)).add(call);
  }

  private RunWatcher.Status status(PhaseStarted phase) {
    CallStatistics recent = new CallStatistics(2);
    seconds.values().forEach(recent::add);
    PhaseName name = phase.phase();
    return new RunWatcher.Status(
        name,
        Duration.between(phase.at(), Instant.now()),
        recent.answered() / (double) Math.max(1, seconds.size()),
        recent.count(Outcome.FAILED) + recent.count(Outcome.UNKNOWN),
        recent.percentileMillis(95).orElse(0));
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }
}
