package dev.faultline.fault.database;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.database.Statements.Reading;
import dev.faultline.fault.watch.AnswerTimes;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.PartHistory;
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

  /** One look may catch an odd one. */
  private static final int LOOKS_FOR_EVIDENCE = 2;

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1.5;
  private static final double NOISE_MILLIS = 100;

  private final SlowQuery asked;
  private final Supplier<Reading> statements;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private final AnswerTimes times;
  private Optional<Reading> last = Optional.empty();

  SlowQueryWatch(SlowQuery asked, Statements statements) {
    this(asked, statements::read);
  }

  SlowQueryWatch(SlowQuery asked, Supplier<Reading> statements) {
    this.asked = asked;
    this.statements = statements;
    this.times = new AnswerTimes(asked.latency().dividedBy(2));
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
      history.looked(began, ended, now.overdue() == 0 && took.filter(times::usual).isPresent());
    }
    took.ifPresent(times::took);
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
        .filter(since -> slowEnough && times.during() >= LOOKS_FOR_EVIDENCE)
        .map(
            since ->
                "the %s statement takes %d ms longer since %s"
                    .formatted(asked.statement().word(), added.toMillis(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history
        .presentAgain()
        .map(
            at ->
                new Healed(
                    at,
                    "the %s statement is as fast as before".formatted(asked.statement().word())));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    double millis = asked.latency().toMillis();
    return List.of(
        Dose.seconds("slow-seconds", lasts, history.absence(Instant.now()), allowance),
        new Dose(
            "added-time",
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
