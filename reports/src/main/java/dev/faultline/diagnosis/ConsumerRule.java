package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Those who turn records into coupons: away, too few, too slow, or unable to write them. */
record ConsumerRule() implements Rule {
  private static final String ROLE = "worker";
  private static final String GROUP = "consumer-group.txt";
  private static final int MANY_REBALANCES = 4;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    away(seen, facts);
    group(seen, facts);
    slow(seen, facts);
    letters(seen, facts);
    rebalances(seen, facts);
    if (seen.known("consumer-lag") && !seen.lagGrew()) {
      for (Cause cause :
          List.of(Cause.CONSUMER_SLOW, Cause.CONSUMER_SHORTAGE, Cause.CONSUMER_PARTITIONS)) {
        facts.add(Fact.of(cause, -4, "consumer.no-lag", Seen.SAMPLES, seen.most("consumer-lag")));
      }
    }
    return facts;
  }

  private static void away(Seen seen, List<Fact> facts) {
    for (Part part : Part.of(seen.before())) {
      if (!part.role().equals(ROLE)) {
        continue;
      }
      int restarts = Part.restarted(seen.before(), seen.after(), part.name());
      boolean down =
          Part.named(seen.during(), part.name()).filter(one -> !one.running()).isPresent();
      Optional<HeapOptions> replaced = HeapOptions.replaced(seen, part.name());
      if (replaced.isPresent()) {
        // Somebody ended it in order to mend what went on before.
        facts.add(
            Fact.of(
                Cause.CONSUMER_STOPPED, -6, "part.changed", replaced.get().source(), part.name()));
      } else if (restarts > 0) {
        facts.add(
            Fact.of(
                Cause.CONSUMER_CRASHED,
                6,
                "part.restarted",
                seen.after().source(Part.FILE),
                part.name(),
                restarts));
      } else if (down) {
        facts.add(
            Fact.of(
                Cause.CONSUMER_STOPPED,
                6,
                "part.down",
                seen.during().source(Part.FILE),
                part.name()));
      } else if (silent(seen, part.name())) {
        facts.add(
            Fact.of(
                Cause.CONSUMER_STOPPED,
                5,
                "part.silent",
                seen.during().source("threads-" + part.name() + ".txt"),
                part.name()));
      }
    }
    long missing = seen.secondsBelow("up-worker");
    if (missing >= 3) {
      facts.add(Fact.of(Cause.CONSUMER_CRASHED, 2, "consumer.missing", Seen.SAMPLES, missing));
      facts.add(Fact.of(Cause.CONSUMER_STOPPED, 2, "consumer.missing", Seen.SAMPLES, missing));
    }
  }

  /** It runs, says its engine, and does not answer: frozen. */
  private static boolean silent(Seen seen, String name) {
    return seen.during()
        .text("threads-" + name + ".txt")
        .filter(text -> text.startsWith(Blinded.SILENT))
        .isPresent();
  }

  /** A group that is too small as it was set up shows so before too, but only now it matters. */
  private static void group(Seen seen, List<Fact> facts) {
    OptionalDouble members = seen.during().count(GROUP, "members");
    OptionalDouble before = seen.before().count(GROUP, "members");
    OptionalDouble partitions = seen.during().count(GROUP, "partitions");
    if (members.isEmpty() || before.isEmpty() || partitions.isEmpty() || !seen.lagGrew()) {
      return;
    }
    double lag = seen.most("consumer-lag");
    String source = seen.during().source(GROUP);
    boolean same = members.getAsDouble() == before.getAsDouble();
    if (same && before.getAsDouble() < partitions.getAsDouble()) {
      facts.add(
          Fact.of(
              Cause.CONSUMER_SHORTAGE,
              6,
              "consumer.few",
              source,
              members.getAsDouble(),
              partitions.getAsDouble(),
              lag));
    } else {
      facts.add(
          Fact.of(
              Cause.CONSUMER_SHORTAGE,
              -3,
              "consumer.enough",
              source,
              members.getAsDouble(),
              partitions.getAsDouble()));
    }
    if (same && before.getAsDouble() > partitions.getAsDouble()) {
      facts.add(
          Fact.of(
              Cause.CONSUMER_PARTITIONS,
              6,
              "consumer.idle",
              source,
              members.getAsDouble(),
              partitions.getAsDouble(),
              lag));
    }
  }

  private static void slow(Seen seen, List<Fact> facts) {
    Optional<Statement> slowest = Statement.slowed(seen, "issued_coupon", 100);
    if (slowest.isPresent() && seen.lagGrew()) {
      Statement one = slowest.get();
      facts.add(
          Fact.of(
              Cause.CONSUMER_SLOW,
              5,
              "consumer.slow-write",
              one.source(),
              one.usualMillis(),
              one.nowMillis(),
              seen.most("consumer-lag")));
    }
    double usual = seen.usual("connection-held-milliseconds-worker");
    double most = seen.most("connection-held-milliseconds-worker");
    if (usual > 0 && most > 5 * usual + 50 && seen.lagGrew()) {
      facts.add(Fact.of(Cause.CONSUMER_SLOW, 1, "consumer.held", Seen.SAMPLES, usual, most));
    }
    if (PoolRule.saturated(seen, ROLE)) {
      facts.add(
          Fact.of(
              Cause.CONSUMER_SLOW,
              -2,
              "pool.full",
              Seen.SAMPLES,
              ROLE,
              seen.most("pool-waiting-" + ROLE)));
    }
  }

  private static void letters(Seen seen, List<Fact> facts) {
    double open = seen.most("dlt-open");
    if (open >= seen.usualMost("dlt-open") + 5) {
      facts.add(Fact.of(Cause.CONSUMER_REJECTS, 7, "consumer.letters", Seen.SAMPLES, open));
    } else if (seen.known("dlt-open")) {
      facts.add(Fact.of(Cause.CONSUMER_REJECTS, -2, "consumer.no-letters", Seen.SAMPLES, open));
    }
  }

  /** Those of the start are not counted; one or two come with everything that leaves the group. */
  private static void rebalances(Seen seen, List<Fact> facts) {
    long preparing =
        seen.excerpt("rebalances.log").stream()
            .filter(line -> line.contains("Preparing to rebalance group"))
            .filter(line -> Excerpt.second(line).filter(seen.window()::contains).isPresent())
            .count();
    boolean left =
        seen.secondsBelow("up-worker") >= 3
            || Part.of(seen.during()).stream()
                .anyMatch(part -> part.role().equals(ROLE) && !part.running());
    if (left) {
      facts.add(
          Fact.of(Cause.CONSUMER_REBALANCES, -4, "consumer.left", seen.during().source(Part.FILE)));
    }
    long cutOff = seen.secondsToldBelow("brokers");
    if (cutOff >= 3) {
      facts.add(Fact.of(Cause.CONSUMER_REBALANCES, -4, "consumer.cut-off", Seen.SAMPLES, cutOff));
    }
    if (preparing >= MANY_REBALANCES) {
      facts.add(
          Fact.of(
              Cause.CONSUMER_REBALANCES,
              5,
              "consumer.rebalances",
              "evidence/rebalances.log",
              preparing));
    }
  }
}
