package dev.faultline.load;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * When each arrival was meant to start: arrival {@code k} at {@code zero + k / rate}.
 *
 * <p>Those who may come beside the load have turns between its arrivals, all the time, so that the
 * generator is as warm for them as for the others; without a surge they pass without a request.
 *
 * <p>Gatling numbers its users in the order of its own schedule, whatever thread starts them and
 * however late, so the user's number tells the arrival and no start can be paired with another's
 * intention. Gatling does not say when its schedule began. So some users that send nothing run in
 * first; none of them can start before its time, hence the earliest of (start - own offset) is the
 * begin of the schedule, to the millisecond. Taking the first request's own start as zero instead
 * would hide its lag in every later one. One more user comes before all that, as a population of
 * its own: Gatling's injector loads its classes for it, which makes the whole first batch late.
 */
final class Plan {
  /** Longest time from Gatling's start to zero: the first user, Gatling's tick, the run-in. */
  static final Duration MOST_BEFORE_ZERO = Duration.ofSeconds(10);

  private static final int FIRST_USERS = 3;

  /** Over a second in all, so that two of Gatling's batches (one a second) bear witness. */
  private static final int RUN_IN_USERS = 24;

  private static final Duration RUN_IN_GAP = Duration.ofMillis(50);
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** Keeps the rounding of a product from moving a turn. */
  private static final double ROUNDING = 1e-9;

  private final double ratePerSecond;
  private final double besidePerSecond;
  private final long seconds;
  private final LongAccumulator begin = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final AtomicLong zero = new AtomicLong(UNKNOWN);

  Plan(double ratePerSecond, Duration most) {
    this(ratePerSecond, 0, most);
  }

  /**
   * @param besidePerSecond turns in between, for those who come beside the load; 0 for none
   */
  Plan(double ratePerSecond, double besidePerSecond, Duration most) {
    if (!(ratePerSecond > 0)) {
      throw new IllegalArgumentException("a rate is above 0/s, not " + ratePerSecond);
    }
    this.ratePerSecond = ratePerSecond;
    this.besidePerSecond = besidePerSecond;
    this.seconds = Math.max(1, Math.ceilDiv(most.toMillis(), 1000));
  }

  /** Gatling's schedule of the users that come before all others: one of each kind of step. */
  List<OpenInjectionStep> firstInjection() {
    return List.of(
        CoreDsl.atOnceUsers(1),
        CoreDsl.nothingFor(RUN_IN_GAP),
        CoreDsl.constantUsersPerSec(FIRST_USERS - 1).during(1));
  }

  /** Gatling's schedule: the run-in, then the arrivals. */
  List<OpenInjectionStep> injection() {
    List<OpenInjectionStep> steps = new ArrayList<>();
    for (int user = 0; user < RUN_IN_USERS; user++) {
      steps.add(CoreDsl.atOnceUsers(1));
      steps.add(CoreDsl.nothingFor(RUN_IN_GAP));
    }
    // Whole arrivals over whole seconds, rounded up: Gatling is then early, if anything, and the
    // pause before the start makes it exact.
    double perSecond = Math.ceil(turnsPerSecond() * seconds) / seconds;
    steps.add(CoreDsl.constantUsersPerSec(perSecond).during(seconds));
    return List.copyOf(steps);
  }

  /** Whether Gatling spaces the arrivals otherwise than we do: it starts anew each second. */
  boolean unevenInGatling() {
    return besidePerSecond > 0 || ratePerSecond != Math.rint(ratePerSecond);
  }

  /** Whether a user, numbered from 1, belongs to the run-in. */
  boolean runsIn(long user) {
    return user <= FIRST_USERS + RUN_IN_USERS;
  }

  /** A user of the run-in has started. */
  void ranIn(long user, long nowMicros) {
    if (user > FIRST_USERS) {
      begin.accumulate(nowMicros - micros(RUN_IN_GAP) * (user - FIRST_USERS - 1));
    }
  }

  /** Whether a user that does not run in is one of those beside the load. */
  boolean isBeside(long user) {
    long turn = turn(user);
    return arrivalsBefore(turn + 1) == arrivalsBefore(turn);
  }

  /** The arrival of a user of the load. */
  long arrival(long user) {
    return arrivalsBefore(turn(user));
  }

  /** The number, from 0, of a user beside the load among its kind. */
  long beside(long user) {
    long turn = turn(user);
    return turn - arrivalsBefore(turn);
  }

  /** When a user beside the load is meant to start; never before its turn. */
  long besideMicros(long number) {
    return zeroMicros() + Math.round((number + 1) * 1e6 / besidePerSecond);
  }

  /** The first user beside the load who is meant to start then or later. */
  long besideFrom(long epochMicros) {
    long number = (long) ((epochMicros - zeroMicros()) * besidePerSecond / 1e6) - 1;
    long first = Math.max(0, number);
    while (besideMicros(first) < epochMicros) {
      first++;
    }
    return first;
  }

  private static long turn(long user) {
    return user - 1 - FIRST_USERS - RUN_IN_USERS;
  }

  private double turnsPerSecond() {
    return ratePerSecond + besidePerSecond;
  }

  /**
   * How many of the first turns are arrivals of the load. Rounded up, so that no arrival is meant
   * to start before its turn.
   */
  private long arrivalsBefore(long turns) {
    return besidePerSecond == 0
        ? turns
        : (long) Math.ceil(turns * (ratePerSecond / turnsPerSecond()) - ROUNDING);
  }

  /** Epoch microseconds of the intended start of arrival 0; fixed by the first question. */
  long zeroMicros() {
    long known = zero.get();
    if (known != UNKNOWN) {
      return known;
    }
    zero.compareAndSet(UNKNOWN, begin.get() + micros(RUN_IN_GAP) * RUN_IN_USERS);
    return zero.get();
  }

  long intendedMicros(long arrival) {
    return zeroMicros() + offsetMicros(arrival);
  }

  /** How many arrivals were meant to start before then; 0 while zero is unknown. */
  long plannedBefore(long epochMicros) {
    long known = zero.get();
    if (known == UNKNOWN || epochMicros <= known) {
      return 0;
    }
    long planned = (long) ((epochMicros - known) * ratePerSecond / 1e6);
    while (offsetMicros(planned) < epochMicros - known) {
      planned++;
    }
    return planned;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private long offsetMicros(long arrival) {
    return Math.round(arrival * 1e6 / ratePerSecond);
  }
}
