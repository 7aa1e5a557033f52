package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.RestartWatch;
import dev.faultline.fault.watch.Watch;
import dev.faultline.fault.watch.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Watches a role end for want of memory, by its last words, and come back. */
final class OutOfMemoryWatch implements Watch {
  /** What the JVM says when it ends for want of memory. */
  private static final String LAST_WORDS = "Terminating due to java.lang.OutOfMemoryError";

  private static final long INTERVAL_MILLIS = 500;

  private final RestartWatch restart;
  private final LabelledContainers containers;
  private final String containerId;
  private final Looks looks;
  private volatile long exits;

  OutOfMemoryWatch(String role, String containerId, Bed bed) {
    this.restart = new RestartWatch(Watches.of(role, bed));
    this.containers = bed.containers();
    this.containerId = containerId;
    this.looks = new Looks(role + " last words", 1);
  }

  @Override
  public void start() {
    restart.start();
  }

  @Override
  public void faultStarts() {
    Instant since = Instant.now();
    restart.faultStarts();
    looks.repeat(() -> look(since), INTERVAL_MILLIS);
  }

  private void look(Instant since) {
    exits =
        containers
            .inside(containerId)
            .logsSince(since)
            .lines()
            .filter(line -> line.contains(LAST_WORDS))
            .count();
    if (exits > 0) {
      restart.faultEnds();
    }
  }

  @Override
  public void faultEnds() {
    restart.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return restart.bite().filter(silent -> exits > 0).map(silent -> silent + ", out of memory");
  }

  @Override
  public boolean over() {
    return restart.over();
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return restart.healed();
  }

  @Override
  public List<Dose> doses(Duration longest, Duration allowance) {
    return Stream.concat(
            restart.doses(longest, allowance).stream(),
            Stream.of(new Dose("out-of-memory-exits", "exits", 1, exits, 1, 1)))
        .toList();
  }

  @Override
  public void close() {
    looks.close();
    restart.close();
  }
}
