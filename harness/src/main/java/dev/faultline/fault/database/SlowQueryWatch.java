package dev.faultline.fault.database;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.database.Statements.Reading;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Slowness;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.SlowQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches how long a statement takes inside the database, by what it says of those that ended
 * between two looks and of those that still run.
 */
final class SlowQueryWatch implements Watch {
  private static final long INTERVAL_MILLIS = 300;
  private static final double NANOS_PER_MILLI = 1e6;

  private final SlowQuery asked;
  private final Supplier<Reading> statements;
  private final Looks looks;
  private final Slowness slowness;
  private Optional<Reading> last = Optional.empty();

  SlowQueryWatch(SlowQuery asked, Statements statements) {
    this(asked, statements::read);
  }

  SlowQueryWatch(SlowQuery asked, Supplier<Reading> statements) {
    this.asked = asked;
    this.statements = statements;
    this.slowness = new Slowness(asked.latency(), asked.latency().dividedBy(2));
    this.looks = new Looks(asked.statement().word() + " statements", 1);
  }

  @Override
  public void start() {
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  void look() {
    Instant began = Instant.now();
    Reading now = statements.get();
    Instant ended = Instant.now();
    Optional<Duration> took = last.flatMap(before -> mean(before, now));
    last = Optional.of(now);
    // Where none ended and none is overdue nobody knows; what was known stands.
    if (now.overdue() > 0 || took.isPresent()) {
      boolean well = now.overdue() == 0 && took.filter(slowness::usual).isPresent();
      slowness.looked(began, ended, well, took);
    }
  }

  private static Optional<Duration> mean(Reading before, Reading now) {
    long finished = now.finished() - before.finished();
    return finished <= 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos(
                Math.round((now.millis() - before.millis()) / finished * NANOS_PER_MILLI)));
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
                "the %s statement takes %d ms longer since %s"
                    .formatted(asked.statement().word(), slowness.added().toMillis(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return slowness
        .fastAgain()
        .map(
            at ->
                new Healed(
                    at,
                    "the %s statement is as fast as before".formatted(asked.statement().word())));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    return slowness.doses("added-time", lasts, allowance);
  }

  @Override
  public void close() {
    looks.close();
  }
}
