package dev.faultline.load;

import dev.faultline.run.LoadOrder;
import dev.faultline.run.SurgeReport;
import dev.faultline.token.TokenMint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * One load beside the first: who of those with a turn comes, once it has begun. Its tokens are
 * signed before anybody knows when that is.
 */
final class Surge implements AutoCloseable {
  private static final double ROUNDING = 1e-9;
  private static final int MOST_TOKENS = 50_000;

  /** Whoever is asked meanwhile may have begun to wait for a turn that is not theirs. */
  private static final long BEGINS_AFTER_MICROS = 50_000;

  private final LoadOrder.Surge order;
  private final double besidePerSecond;
  private final Arrivals arrivals;
  private final TokensAhead tokens;
  private final LongAdder started = new LongAdder();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Span span = Span.NEVER;

  /** Who comes, with the token to show. */
  record Guest(Surge surge, Arrival arrival, String token) {}

  /** From when to when it goes on, and the first turn in it. */
  private record Span(long fromMicros, long toMicros, long firstTurn) {
    static final Span NEVER = new Span(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    boolean holds(long micros) {
      return micros >= fromMicros && micros < toMicros;
    }

    Span until(long micros) {
      return new Span(fromMicros, Math.min(toMicros, micros), firstTurn);
    }
  }

  /**
   * @param besidePerSecond turns that there are; the surge takes as many as it asks for
   */
  Surge(LoadOrder.Surge order, LoadOrder load, double besidePerSecond, TokenMint mint) {
    this.order = order;
    this.besidePerSecond = besidePerSecond;
    this.arrivals =
        new Arrivals(
            load.seed() ^ order.users().hashCode(),
            order.users(),
            load.duplicates(),
            order.coupons());
    long all = (long) Math.ceil(order.ratePerSecond() * order.lastsMillis() / 1000);
    this.tokens = new TokensAhead(arrivals, mint, Math.clamp(all, 1, MOST_TOKENS), all);
  }

  void sign() {
    tokens.start();
  }

  /** Whether whoever is meant to start then belongs to it. */
  boolean goesOnAt(long micros) {
    return span.holds(micros);
  }

  /** Lets the user of that turn come, if it is one of this surge's. */
  Optional<Guest> take(long turn, long intendedMicros) {
    // Counted before the look at the span: whoever sees its end and nobody under way may rely on
    // it.
    underWay.incrementAndGet();
    Span now = span;
    Optional<Long> number =
        now.holds(intendedMicros) ? number(turn - now.firstTurn()) : Optional.empty();
    if (number.isEmpty()) {
      underWay.decrementAndGet();
      return Optional.empty();
    }
    started.increment();
    Arrival arrival = arrivals.at(number.get());
    return Optional.of(new Guest(this, arrival, tokens.take(arrival)));
  }

  void ended() {
    underWay.decrementAndGet();
  }

  /** Where there are more turns than guests, they are spread evenly. */
  private Optional<Long> number(long turn) {
    long number = guestsBefore(turn);
    return guestsBefore(turn + 1) > number ? Optional.of(number) : Optional.empty();
  }

  private long guestsBefore(long turns) {
    return (long) Math.ceil(turns * (order.ratePerSecond() / besidePerSecond) - ROUNDING);
  }

  /** Begins and ends when it is told to. */
  SurgeReport look(Plan plan, long nowMicros, boolean loadOver) {
    Span seen = span;
    if (seen.equals(Span.NEVER) && Files.exists(Path.of(order.startFile()))) {
      long from = nowMicros + BEGINS_AFTER_MICROS;
      long lasts = Duration.ofMillis(order.lastsMillis()).toNanos() / 1000;
      span = new Span(from, from + lasts, plan.besideFrom(from));
    }
    boolean told = Files.exists(Path.of(order.stopFile()));
    if (told) {
      span = span.until(nowMicros);
    }
    boolean past = told || loadOver || nowMicros > span.toMicros();
    int left = underWay.get();
    return new SurgeReport(started.sum(), left, past && left == 0);
  }

  Path reportFile() {
    return Path.of(order.reportFile());
  }

  @Override
  public void close() {
    tokens.close();
  }
}
