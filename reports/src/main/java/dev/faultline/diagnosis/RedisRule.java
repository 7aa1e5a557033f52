package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Redis itself: a server that is away or silent, or that has lost its data. */
record RedisRule() implements Rule {
  private static final String STORE = "redis";
  private static final String LOOKS = "redis-looks.tsv";
  private static final double KEPT = 0.8;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    long missing = seen.secondsBelow("redis-servers");
    if (missing >= 2) {
      facts.add(Fact.of(Cause.REDIS_SERVER, 4, "redis.missing", Seen.SAMPLES, missing));
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

  /** Fewer keys than before, or far less memory: nothing of the service deletes that much. */
  private static void lost(Seen seen, List<Fact> facts) {
    double memory = seen.usual("redis-memory-megabytes");
    double least = seen.least("redis-memory-megabytes");
    OptionalDouble before = keys(seen.before());
    OptionalDouble during = keys(seen.during());
    if (before.isPresent() && during.isPresent() && during.getAsDouble() < before.getAsDouble()) {
      facts.add(
          Fact.of(
              Cause.REDIS_DATA,
              5,
              "redis.keys",
              seen.during().source(LOOKS),
              before.getAsDouble(),
              during.getAsDouble()));
    }
    // Of several servers another may answer, which holds less beside the same data.
    boolean single = seen.usualMost("redis-servers") == 1;
    if (single && memory > 0 && least > 0 && least < KEPT * memory) {
      facts.add(Fact.of(Cause.REDIS_DATA, 8, "redis.memory", Seen.SAMPLES, memory, least));
      facts.add(Fact.of(Cause.REDIS_SERVER, -5, "redis.memory", Seen.SAMPLES, memory, least));
    }
  }

  private static OptionalDouble keys(Moment moment) {
    return moment.rows(LOOKS).stream()
        .map(row -> Moment.number(row.getOrDefault("keys", "")))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }
}
