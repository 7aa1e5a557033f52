package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Redis itself: a server that is away or silent, or that has lost its data. */
record RedisRule() implements Rule {
  private static final String STORE = "redis";
  private static final String LOOKS = "redis-looks.tsv";
  private static final double KEPT = 0.8;
  private static final long LEAST_MISSING = 3;

  /** For how many seconds those missed a server who ask it past every way. */
  static long missing(Seen seen) {
    return seen.secondsToldBelow("redis-servers");
  }

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    long missing = missing(seen);
    if (missing >= LEAST_MISSING) {
      facts.add(Fact.of(Cause.REDIS_SERVER, 5, "redis.missing", Seen.SAMPLES, missing));
    }
    for (Part part : Part.of(seen.during())) {
      if (part.name().startsWith(STORE) && !part.name().endsWith("exporter") && !part.running()) {
        facts.add(
            Fact.of(
                Cause.REDIS_SERVER, 4, "part.down", seen.during().source(Part.FILE), part.name()));
      }
    }
    for (Way way : Way.neighbours(seen, STORE)) {
      if (way.slow()) {
        facts.add(
            Fact.of(
                Cause.REDIS_SERVER,
                3,
                "store.silent",
                seen.during().source(Way.FILE),
                way.store()));
      }
    }
    lost(seen, facts);
    return facts;
  }

  /** Far fewer keys or far less memory than before: nothing of the service deletes that much. */
  private static void lost(Seen seen, List<Fact> facts) {
    // Of several servers another may answer, which holds less beside the same data.
    if (seen.usualMost("redis-servers") > 1) {
      return;
    }
    OptionalDouble before = keys(seen.before());
    OptionalDouble later =
        Stream.of(seen.during(), seen.after()).flatMapToDouble(RedisRule::counted).min();
    if (before.isPresent()
        && later.isPresent()
        && later.getAsDouble() < KEPT * before.getAsDouble()) {
      String source = seen.after().source(LOOKS);
      less(facts, "redis.keys", source, before.getAsDouble(), later.getAsDouble());
    }
    double memory = seen.usual("redis-memory-megabytes");
    double least = seen.series().min("redis-memory-megabytes", seen.since()).orElse(memory);
    if (least < KEPT * memory) {
      less(facts, "redis.memory", Seen.SAMPLES, memory, least);
    }
  }

  /** That it was away is the smaller part of it then. */
  private static void less(
      List<Fact> facts, String key, String source, double before, double later) {
    facts.add(Fact.of(Cause.REDIS_DATA, 8, key, source, before, later));
    facts.add(Fact.of(Cause.REDIS_SERVER, -5, key, source, before, later));
  }

  private static OptionalDouble keys(Moment moment) {
    return counted(moment).min();
  }

  private static DoubleStream counted(Moment moment) {
    return moment.rows(LOOKS).stream()
        .map(row -> Moment.number(row.getOrDefault("keys", "")))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }
}
