package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** PostgreSQL itself: a server that is away or silent. */
record DatabaseRule() implements Rule {
  private static final String STORE = "postgres";

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    for (Part part : Part.of(seen.during())) {
      if (!part.name().startsWith(STORE) || part.name().endsWith("exporter")) {
        continue;
      }
      if (!part.running()) {
        facts.add(
            Fact.of(Cause.DATABASE, 5, "part.down", seen.during().source(Part.FILE), part.name()));
      } else if (Part.startedByHand(seen.before(), seen.after(), part.name())) {
        facts.add(
            Fact.of(Cause.DATABASE, 4, "part.anew", seen.after().source(Part.FILE), part.name()));
      }
    }
    for (Way way : Way.neighbours(seen, STORE)) {
      if (way.slow()) {
        facts.add(
            Fact.of(
                Cause.DATABASE, 4, "store.silent", seen.during().source(Way.FILE), way.store()));
      }
    }
    double refused = seen.most("store-unavailable-per-second");
    if (refused > seen.usualMost("store-unavailable-per-second") + 5) {
      facts.add(Fact.of(Cause.DATABASE, 1, "database.refused", Seen.SAMPLES, refused));
    }
    return facts;
  }
}
