package dev.faultline.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is said of a run, and why.
 *
 * @param named the best supported cause if it leads; else {@link Cause#NONE} or {@link
 *     Cause#UNKNOWN}
 * @param base the quiet seconds that everything was compared with
 * @param window the seconds that deviate; empty of meaning where nothing does
 * @param ranking causes with any support, the best first
 * @param facts all that was found, the heaviest of the named cause first
 */
public record Diagnosis(
    Cause named,
    Window base,
    Window window,
    boolean deviates,
    List<Ranked> ranking,
    List<Told> facts) {
  public Diagnosis {
    ranking = List.copyOf(ranking);
    facts = List.copyOf(facts);
  }

  /** Seconds since the load began. */
  public record Window(long fromSecond, long toSecond) {}

  /** A cause and the sum of its facts' weights. */
  public record Ranked(String cause, int support) {}

  /** A fact in both languages. */
  public record Told(
      String cause, int weight, String en, String ko, List<String> figures, String source) {}

  /** Facts for the named cause, or against it. */
  public List<Told> about(Cause cause, boolean supporting) {
    return facts.stream()
        .filter(fact -> fact.cause().equals(cause.word()) && (fact.weight() > 0) == supporting)
        .toList();
  }

  /** What speaks most against causes that were not named; one fact speaks once. */
  public List<Told> againstOthers(Cause cause) {
    Set<String> said = new HashSet<>();
    return facts.stream()
        .filter(fact -> !fact.cause().equals(cause.word()) && fact.weight() < 0)
        .filter(fact -> said.add(fact.en()))
        .toList();
  }
}
