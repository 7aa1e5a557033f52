package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A role that its garbage collector stops for much of the time, and why. */
record CollectorRule() implements Rule {
  private static final List<Cause> ALL =
      List.of(Cause.GC_ALLOCATION, Cause.GC_OLD_GENERATION, Cause.GC_UNTUNED);
  private static final List<String> ROLES = List.of("issue-api", "worker", "query-api");
  private static final double MUCH = 0.04;
  private static final double SMALL_YOUNG = 0.1;
  private static final double FULL = 0.6;
  private static final int MANY_WHOLE = 4;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    boolean any = false;
    for (String role : roles(seen)) {
      String series = seen.known("gc-share-" + role) ? "gc-share-" + role : "gc-share";
      double most = 100 * seen.most(series);
      double usual = 100 * seen.usualMost(series);
      boolean stopped =
          seen.series().atLeast(series, seen.window(), MUCH + seen.usualMost(series)) >= 3;
      if (stopped) {
        any = true;
        for (Cause cause : ALL) {
          facts.add(Fact.of(cause, 3, "gc.stopped", Seen.SAMPLES, role, usual, most));
        }
        why(seen, role, facts);
      }
    }
    if (!any && seen.known("gc-share")) {
      for (Cause cause : ALL) {
        facts.add(Fact.of(cause, -3, "gc.calm", Seen.SAMPLES, 100 * seen.most("gc-share")));
      }
    }
    return facts;
  }

  /** Where figures do not tell the roles apart, the one whose log shows most pauses. */
  private static List<String> roles(Seen seen) {
    List<String> known = ROLES.stream().filter(role -> seen.known("gc-share-" + role)).toList();
    return known.isEmpty()
        ? ROLES.stream()
            .max(Comparator.comparingDouble(role -> Pauses.of(seen, role + "-1").millis()))
            .stream()
            .toList()
        : known;
  }

  /** Who was started anew with other options is judged by those that it had. */
  private static void why(Seen seen, String role, List<Fact> facts) {
    Pauses pauses = Pauses.of(seen, role + "-1");
    Optional<HeapOptions> stated =
        HeapOptions.replaced(seen, role + "-1").filter(one -> one.youngShare().isPresent());
    double young =
        100 * stated.map(HeapOptions::youngShare).orElseGet(pauses::youngShare).orElse(1);
    double kept = 100 * pauses.keptShare().orElse(0);
    boolean small = young < 100 * SMALL_YOUNG;
    boolean full = pauses.whole() >= MANY_WHOLE && kept >= 100 * FULL;
    String source = pauses.source();
    String sized = stated.map(HeapOptions::source).orElse(source);
    if (full) {
      facts.add(
          Fact.of(Cause.GC_OLD_GENERATION, 5, "gc.old-full", source, role, pauses.whole(), kept));
    } else if (!pauses.all().isEmpty()) {
      facts.add(Fact.of(Cause.GC_OLD_GENERATION, -3, "gc.old-room", source, role, kept));
    }
    if (small && !full) {
      facts.add(Fact.of(Cause.GC_UNTUNED, 5, "gc.small-young", sized, role, young));
    } else if (stated.isPresent() || !pauses.all().isEmpty()) {
      facts.add(Fact.of(Cause.GC_UNTUNED, -3, "gc.large-young", sized, role, young));
    }
    double usual = seen.usual("allocated-megabytes-per-second-" + role);
    double most = seen.most("allocated-megabytes-per-second-" + role);
    if (most > 2 * usual + 20) {
      facts.add(
          Fact.of(
              Cause.GC_ALLOCATION,
              full || small ? 1 : 4,
              "gc.allocates",
              Seen.SAMPLES,
              role,
              usual,
              most));
    }
  }
}
