package dev.faultline.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A lock in Redis that everybody waits for: because many want it, or because one keeps it. */
record LockRule() implements Rule {
  private static final String WAIT = "lock-wait-milliseconds";
  private static final String COMMANDS = "redis-commands-per-second";
  private static final String LOOKS = "redis-looks.tsv";
  private static final double MANY_MORE = 2.5;
  private static final double LONG_MILLIS = 500;
  private static final double MANY_TIMES = 10;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    double usual = seen.usualMost(WAIT);
    double most = seen.most(WAIT);
    if (!seen.known(WAIT) || most < 5 * usual + 50) {
      return facts;
    }
    for (Cause cause : List.of(Cause.LOCK_CONTENTION, Cause.LOCK_HELD, Cause.LOCK_RETRIES)) {
      facts.add(Fact.of(cause, 2, "lock.wait", Seen.SAMPLES, usual, most));
    }
    crowd(seen, facts);
    commands(seen, facts);
    holders(seen, facts);
    return facts;
  }

  private static void crowd(Seen seen, List<Fact> facts) {
    double times = seen.traffic();
    if (times >= 1.5) {
      facts.add(Fact.of(Cause.LOCK_CONTENTION, 4, "traffic.more", Seen.CALLS, times));
      facts.add(Fact.of(Cause.LOCK_HELD, -2, "traffic.more", Seen.CALLS, times));
      facts.add(Fact.of(Cause.LOCK_RETRIES, -3, "traffic.more", Seen.CALLS, times));
    } else {
      facts.add(Fact.of(Cause.LOCK_CONTENTION, -2, "traffic.same", Seen.CALLS, times));
      facts.add(Fact.of(Cause.LOCK_HELD, 2, "lock.no-crowd", Seen.CALLS, times));
    }
  }

  /** Who asks again and again keeps Redis busy without getting anywhere. */
  private static void commands(Seen seen, List<Fact> facts) {
    double usual = seen.usual(COMMANDS);
    double most = seen.most(COMMANDS);
    double accepted = seen.requests().acceptedPerSecond(seen.base());
    double least = leastAccepted(seen);
    boolean starved = least < accepted / 2;
    if (usual > 0 && most > MANY_MORE * usual && starved) {
      facts.add(
          Fact.of(
              Cause.LOCK_RETRIES, 5, "lock.retries", Seen.SAMPLES, usual, most, accepted, least));
      facts.add(Fact.of(Cause.LOCK_HELD, -2, "lock.busy", Seen.SAMPLES, usual, most));
    } else if (starved) {
      facts.add(Fact.of(Cause.LOCK_HELD, 2, "lock.starved", Seen.CALLS, accepted, least));
      facts.add(Fact.of(Cause.LOCK_RETRIES, -2, "lock.calm", Seen.SAMPLES, usual, most));
    } else {
      facts.add(Fact.of(Cause.LOCK_CONTENTION, 1, "lock.moves", Seen.CALLS, accepted, least));
      facts.add(Fact.of(Cause.LOCK_RETRIES, -2, "lock.calm", Seen.SAMPLES, usual, most));
    }
  }

  /** In the three seconds of the window in which fewest were accepted although as many asked. */
  private static double leastAccepted(Seen seen) {
    double asked = seen.requests().perSecond(seen.base());
    double least = seen.requests().acceptedPerSecond(seen.base());
    for (long from = seen.window().from(); from + 2 <= seen.window().to(); from++) {
      Span three = new Span(from, from + 2);
      if (seen.requests().perSecond(three) >= asked / 2) {
        least = Math.min(least, seen.requests().acceptedPerSecond(three));
      }
    }
    return least;
  }

  private static void holders(Seen seen, List<Fact> facts) {
    List<Map<String, String>> looks =
        seen.during().rows(LOOKS).stream()
            .filter(row -> !"-".equals(row.getOrDefault("lock", "-")))
            .collect(Collectors.groupingBy(row -> row.getOrDefault("lock", "-")))
            .values()
            .stream()
            .max(Comparator.comparingInt(List::size))
            .orElse(List.of());
    if (looks.size() < 4) {
      return;
    }
    long kept = keptMillis(seen);
    if (kept >= Math.max(LONG_MILLIS, MANY_TIMES * seen.usualMost(WAIT))) {
      String source = seen.during().source(LOOKS);
      facts.add(Fact.of(Cause.LOCK_HELD, 3, "lock.kept", source, kept));
      facts.add(Fact.of(Cause.LOCK_CONTENTION, -3, "lock.kept", source, kept));
      return;
    }
    Map<String, Long> holders =
        looks.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getOrDefault("holder", ""), Collectors.counting()));
    long most = holders.values().stream().mapToLong(Long::longValue).max().orElse(0);
    String source = seen.during().source(LOOKS);
    if (most >= 0.8 * looks.size()) {
      facts.add(Fact.of(Cause.LOCK_HELD, 3, "lock.one-holder", source, most, looks.size()));
      facts.add(Fact.of(Cause.LOCK_CONTENTION, -3, "lock.one-holder", source, most, looks.size()));
    } else {
      facts.add(
          Fact.of(
              Cause.LOCK_CONTENTION, 2, "lock.many-holders", source, holders.size(), looks.size()));
      facts.add(
          Fact.of(Cause.LOCK_HELD, -2, "lock.many-holders", source, holders.size(), looks.size()));
    }
  }

  /** For how long one holder had a lock at each look at it; others may have had it before. */
  private static long keptMillis(Seen seen) {
    String holder = "-";
    Instant since = Instant.EPOCH;
    long most = 0;
    for (Map<String, String> look : seen.during().rows(LOOKS)) {
      Optional<Instant> at = Part.instant(look.getOrDefault("at", ""));
      String now = look.getOrDefault("lock", "-") + " " + look.getOrDefault("holder", "-");
      if (at.isEmpty() || look.getOrDefault("holder", "-").equals("-")) {
        holder = "-";
      } else if (now.equals(holder)) {
        most = Math.max(most, Duration.between(since, at.get()).toMillis());
      } else {
        holder = now;
        since = at.get();
      }
    }
    return most;
  }
}
