package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Kafka itself: a broker that is away, silent, or behind. */
record BrokerRule() implements Rule {
  private static final String STORE = "kafka";

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    long missing = seen.secondsBelow("brokers");
    if (missing >= 3 && seen.secondsBelow("up-query-api") == 0) {
      facts.add(Fact.of(Cause.BROKER, 3, "broker.missing", Seen.SAMPLES, missing));
    } else if (seen.known("brokers")) {
      facts.add(Fact.of(Cause.BROKER, -2, "broker.all", Seen.SAMPLES, seen.usual("brokers")));
    }
    for (Part part : Part.of(seen.during())) {
      if (part.role().equals(STORE) && !part.running()) {
        facts.add(
            Fact.of(Cause.BROKER, 5, "part.down", seen.during().source(Part.FILE), part.name()));
      }
    }
    for (Way way : Way.neighbours(seen, STORE)) {
      facts.add(
          way.slow()
              ? Fact.of(
                  Cause.BROKER, 4, "store.silent", seen.during().source(Way.FILE), way.store())
              : Fact.of(
                  Cause.BROKER,
                  -3,
                  "store.answers",
                  seen.during().source(Way.FILE),
                  way.store(),
                  way.told()));
    }
    if (seen.most("relay-failed-per-second") > seen.usualMost("relay-failed-per-second") + 1) {
      facts.add(
          Fact.of(
              Cause.BROKER,
              1,
              "broker.sends-failed",
              Seen.SAMPLES,
              seen.most("relay-failed-per-second")));
    }
    return facts;
  }
}
