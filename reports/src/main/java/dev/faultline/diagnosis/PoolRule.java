package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A role whose connections are all in use, and what keeps them. */
record PoolRule() implements Rule {
  private static final List<String> ROLES = List.of("issue-api", "worker", "query-api");
  private static final List<Cause> ALL =
      List.of(
          Cause.POOL_LEAK, Cause.POOL_LONG_TRANSACTION, Cause.POOL_SURGE, Cause.POOL_SLOW_QUERY);

  /** The others are felt as soon as those wait who may use the pool, before it is full. */
  private static final List<Cause> NEEDS_FULL = List.of(Cause.POOL_LEAK, Cause.POOL_SURGE);

  private static final String LOOKS = "database-looks.tsv";
  private static final double LONG_SECONDS = 1.5;
  private static final double FULL = 0.99;

  /** Whether a role waited for connections that were all lent, as it had not before. */
  static boolean saturated(Seen seen, String role) {
    String suffix = seen.known("pool-use-" + role) ? "-" + role : "";
    return seen.series().atLeast("pool-use" + suffix, seen.window(), FULL) >= 3
        && seen.most("pool-waiting" + suffix) > seen.usualMost("pool-waiting" + suffix)
        && seen.usual("pool-use" + suffix) < 0.8;
  }

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    List<String> full = ROLES.stream().filter(role -> saturated(seen, role)).toList();
    for (Cause cause : ALL) {
      full.stream()
          .findFirst()
          .ifPresentOrElse(
              role ->
                  facts.add(
                      Fact.of(
                          cause,
                          2,
                          "pool.full",
                          Seen.SAMPLES,
                          role,
                          seen.most("pool-waiting-" + role))),
              () ->
                  facts.add(
                      Fact.of(
                          cause,
                          NEEDS_FULL.contains(cause) ? -2 : -1,
                          "pool.room",
                          Seen.SAMPLES,
                          seen.most("pool-use"))));
    }
    boolean blocked = transaction(seen, facts);
    leak(seen, full, facts);
    slow(seen, full, blocked, facts);
    if (!full.isEmpty()) {
      crowd(seen, facts);
    }
    return facts;
  }

  /** Somebody sits in a transaction and does nothing, and others wait for it. */
  private static boolean transaction(Seen seen, List<Fact> facts) {
    List<Map<String, String>> rows = seen.during().rows(LOOKS);
    double longest =
        rows.stream()
            .filter(row -> "idle in transaction".equals(row.get("state")))
            .mapToDouble(row -> number(row, "longest_transaction_seconds"))
            .max()
            .orElse(0);
    double blocked = rows.stream().mapToDouble(row -> number(row, "blocked")).max().orElse(0);
    String source = seen.during().source(LOOKS);
    double oldest = seen.most("postgres-longest-transaction-seconds");
    if (oldest > seen.usualMost("postgres-longest-transaction-seconds") + LONG_SECONDS) {
      facts.add(Fact.of(Cause.POOL_LONG_TRANSACTION, 1, "pool.oldest", Seen.SAMPLES, oldest));
    }
    if (longest >= LONG_SECONDS && blocked > 0) {
      facts.add(
          Fact.of(
              Cause.POOL_LONG_TRANSACTION,
              6,
              "pool.idle-in-transaction",
              source,
              longest,
              blocked));
      return true;
    }
    if (!rows.isEmpty()) {
      facts.add(Fact.of(Cause.POOL_LONG_TRANSACTION, -3, "pool.nobody-blocks", source, blocked));
    }
    return blocked > 0;
  }

  /** Lent, and the database sees them do nothing. */
  private static void leak(Seen seen, List<String> full, List<Fact> facts) {
    List<String> warnings =
        seen.excerpt("leaks.log").stream()
            .filter(line -> line.contains("Connection leak detection triggered"))
            .toList();
    if (!warnings.isEmpty()) {
      facts.add(
          Fact.of(
              Cause.POOL_LEAK,
              4,
              "pool.leak-warnings",
              "evidence/leaks.log",
              warnings.size(),
              Excerpt.part(warnings.getFirst())));
    }
    for (String role : full) {
      List<Map<String, String>> rows =
          seen.during().rows(LOOKS).stream()
              .filter(row -> role.equals(row.get("application_name")))
              .toList();
      double sessions = rows.stream().mapToDouble(row -> number(row, "sessions")).sum();
      double idle =
          rows.stream()
              .filter(row -> "idle".equals(row.get("state")))
              .mapToDouble(row -> number(row, "sessions"))
              .sum();
      String source = seen.during().source(LOOKS);
      double share = sessions == 0 ? 0 : 100 * idle / sessions;
      if (sessions > 0 && share >= 90 && circulate(seen, role)) {
        facts.add(Fact.of(Cause.POOL_LEAK, -2, "pool.circulates", Seen.SAMPLES, role));
      } else if (sessions > 0 && share >= 90) {
        facts.add(Fact.of(Cause.POOL_LEAK, 4, "pool.idle", source, role, share));
        facts.add(Fact.of(Cause.POOL_SLOW_QUERY, -3, "pool.idle", source, role, share));
      } else if (sessions > 0 && share < 75) {
        facts.add(Fact.of(Cause.POOL_LEAK, -3, "pool.busy", source, role, 100 - share));
      }
    }
  }

  /** What is forgotten is never lent again; what is only held for long still goes round. */
  private static boolean circulate(Seen seen, String role) {
    String lent = "connections-lent-per-second-" + role;
    String use = "pool-use" + (seen.known("pool-use-" + role) ? "-" + role : "");
    double usual = seen.usual(lent);
    long dry =
        LongStream.rangeClosed(seen.window().from(), seen.window().to())
            .filter(second -> seen.series().at(use, second).orElse(0) >= FULL)
            .filter(second -> seen.series().at(lent, second).orElse(0) < usual / 10)
            .count();
    return usual > 0 && dry < 3;
  }

  private static void slow(Seen seen, List<String> full, boolean blocked, List<Fact> facts) {
    boolean users = seen.p95Times() >= 2;
    Optional<Statement> accepting = Statement.slowed(seen, "claim", 8).filter(one -> users);
    Optional<Statement> issuing =
        Statement.slowed(seen, "issued_coupon", 8).filter(one -> full.contains("worker"));
    Optional<Statement> slowest = accepting.or(() -> issuing);
    slowest.ifPresent(
        one ->
            facts.add(
                Fact.of(
                    Cause.POOL_SLOW_QUERY,
                    blocked ? 1 : 6,
                    "pool.slow-statement",
                    one.source(),
                    one.usualMillis(),
                    one.nowMillis())));
    if (slowest.isEmpty()) {
      facts.add(
          Fact.of(
              Cause.POOL_SLOW_QUERY,
              -2,
              "pool.no-slow-statement",
              seen.after().source("statements.tsv")));
    }
  }

  private static void crowd(Seen seen, List<Fact> facts) {
    double times = seen.traffic();
    facts.add(
        times >= 1.5
            ? Fact.of(Cause.POOL_SURGE, 5, "traffic.more", Seen.CALLS, times)
            : Fact.of(Cause.POOL_SURGE, -3, "traffic.same", Seen.CALLS, times));
  }

  private static double number(Map<String, String> row, String column) {
    return Moment.number(row.getOrDefault(column, "0")).orElse(0);
  }
}
