package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** A process that ran out of memory, which ends it. */
record MemoryRule() implements Rule {
  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    List<String> told =
        seen.excerpt("memory.log").stream()
            .filter(line -> line.contains("OutOfMemoryError"))
            .toList();
    if (!told.isEmpty()) {
      facts.add(
          Fact.of(
              Cause.MEMORY,
              9,
              "memory.out",
              "evidence/memory.log",
              Excerpt.part(told.getFirst()),
              told.size()));
      facts.add(
          Fact.of(
              Cause.CONSUMER_CRASHED,
              -2,
              "memory.out",
              "evidence/memory.log",
              Excerpt.part(told.getFirst()),
              told.size()));
    } else {
      facts.add(Fact.of(Cause.MEMORY, -2, "memory.enough", "logs"));
    }
    return facts;
  }
}
