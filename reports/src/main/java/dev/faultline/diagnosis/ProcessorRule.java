package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A part that gets too little of the processor. */
record ProcessorRule() implements Rule {
  private static final String KERNEL = "kernel.tsv";
  private static final String WAITED = "waited for quota milliseconds";
  private static final double MUCH_MILLIS = 2500;
  private static final double NEARLY_ALL = 0.85;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    changed(seen, facts);
    waited(seen, facts);
    for (String role : List.of("issue-api", "worker", "query-api")) {
      String series = "cpu-use-" + role;
      if (seen.series().atLeast(series, seen.window(), NEARLY_ALL) >= 3
          && seen.usualMost(series) < NEARLY_ALL) {
        facts.add(Fact.of(Cause.CPU, 3, "cpu.busy", Seen.SAMPLES, role, 100 * seen.most(series)));
      }
    }
    if (facts.isEmpty() && seen.known("cpu-use")) {
      facts.add(Fact.of(Cause.CPU, -2, "cpu.room", Seen.SAMPLES, 100 * seen.most("cpu-use")));
    }
    return facts;
  }

  /** Somebody gave a part less than it had. */
  private static void changed(Seen seen, List<Fact> facts) {
    String file = "configuration-difference.json";
    for (ChangedSetting one : ChangedSetting.of(seen.during(), file)) {
      if (one.name().endsWith(".cpus") && one.lower()) {
        facts.add(
            Fact.of(
                Cause.CPU,
                5,
                "cpu.limited",
                seen.during().source(file),
                one.name().replace(".cpus", ""),
                one.before(),
                one.now()));
      }
    }
  }

  private static void waited(Seen seen, List<Fact> facts) {
    for (Map<String, String> row : seen.after().rows(KERNEL)) {
      String part = row.getOrDefault("part", "");
      double before = number(seen.before().row(KERNEL, part));
      double millis = number(row) - before;
      if (before >= 0 && millis >= MUCH_MILLIS) {
        facts.add(
            Fact.of(Cause.CPU, 3, "cpu.waited", seen.after().source(KERNEL), part, millis / 1000));
      }
    }
  }

  private static double number(Map<String, String> row) {
    return Moment.number(row.getOrDefault(WAITED, "-1")).orElse(-1);
  }
}
