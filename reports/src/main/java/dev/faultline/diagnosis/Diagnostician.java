package dev.faultline.diagnosis;

import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names the bottleneck of a run out of a blinded copy of its directory. */
public final class Diagnostician {
  /** Below this a cause has only what many causes share. */
  static final int LEAST_SUPPORT = 5;

  /** By so much the best has to lead. */
  static final int LEAST_LEAD = 1;

  private Diagnostician() {}

  /** Only reads the run; the copy is gone when this returns. */
  public static Diagnosis of(RunDirectory run) throws IOException {
    try (Blinded copy = Blinded.of(run)) {
      return of(Seen.of(copy.root()), copy);
    }
  }

  private static Diagnosis of(Seen seen, Blinded copy) {
    List<Fact> facts = Rule.ALL.stream().flatMap(rule -> rule.facts(seen).stream()).toList();
    List<Diagnosis.Ranked> ranking = ranking(facts);
    Cause named = named(ranking, seen.deviates());
    long begin = seen.requests().whole().from();
    return new Diagnosis(
        named,
        window(seen.base(), begin),
        window(seen.window(), begin),
        seen.deviates(),
        ranking,
        told(facts, copy));
  }

  private static Diagnosis.Window window(Span span, long begin) {
    return new Diagnosis.Window(span.from() - begin, span.to() - begin);
  }

  static Cause named(List<Diagnosis.Ranked> ranking, boolean deviates) {
    int best = ranking.isEmpty() ? 0 : ranking.getFirst().support();
    int second = ranking.size() < 2 ? 0 : ranking.get(1).support();
    if (best < LEAST_SUPPORT) {
      return deviates ? Cause.UNKNOWN : Cause.NONE;
    }
    return best - second < LEAST_LEAD
        ? Cause.UNKNOWN
        : Cause.of(ranking.getFirst().cause()).orElse(Cause.UNKNOWN);
  }

  static List<Diagnosis.Ranked> ranking(List<Fact> facts) {
    Map<Cause, Integer> support = new EnumMap<>(Cause.class);
    facts.forEach(fact -> support.merge(fact.cause(), fact.weight(), Integer::sum));
    return support.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(one -> new Diagnosis.Ranked(one.getKey().word(), one.getValue()))
        .sorted(Comparator.comparingInt(Diagnosis.Ranked::support).reversed())
        .toList();
  }

  private static List<Diagnosis.Told> told(List<Fact> facts, Blinded copy) {
    Sayings english = Sayings.of(Locale.ENGLISH);
    Sayings korean = Sayings.of(Locale.KOREAN);
    List<Diagnosis.Told> told = new ArrayList<>();
    for (Fact fact : facts) {
      told.add(
          new Diagnosis.Told(
              fact.cause().word(),
              fact.weight(),
              english.say(fact),
              korean.say(fact),
              fact.figures(),
              copy.original(fact.source())));
    }
    told.sort(Comparator.comparingInt((Diagnosis.Told one) -> Math.abs(one.weight())).reversed());
    return told;
  }
}
