package dev.faultline.verdict;

import dev.faultline.scenario.PhaseName;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one question that a run was asked.
 *
 * @param name of the check, for example {@code no-lost-acceptance} or {@code p95}
 * @param phase the word of a phase, or {@code run} for the whole run
 * @param measured what was found
 * @param limit what it was held against
 * @param margin how far inside the limit it is; below 0 is outside
 * @param samples how many values the answer rests on
 * @param sentence what this means
 * @param gated whether the verdict of the run rests on it; what is not gated is only told
 * @param counterexamples at most {@link #MOST_COUNTEREXAMPLES}
 */
public record CheckResult(
    String name,
    String phase,
    Verdict verdict,
    Optional<Quantity> measured,
    Optional<Quantity> limit,
    Optional<Quantity> margin,
    long samples,
    Sentence sentence,
    boolean gated,
    List<String> counterexamples) {

  /** Enough to start looking, few enough to read. */
  public static final int MOST_COUNTEREXAMPLES = 5;

  /** The phase of checks that look at the whole run. */
  public static final String WHOLE_RUN = "run";

  public CheckResult {
    counterexamples =
        List.copyOf(
            counterexamples.subList(0, Math.min(MOST_COUNTEREXAMPLES, counterexamples.size())));
  }

  /** A result about the whole run, without numbers yet. */
  public static CheckResult of(String name, Verdict verdict, String en, String ko) {
    return new CheckResult(
        name,
        WHOLE_RUN,
        verdict,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        new Sentence(en, ko),
        true,
        List.of());
  }

  /** The same about one phase. */
  public CheckResult in(PhaseName judged) {
    return new CheckResult(
        name,
        judged.word(),
        verdict,
        measured,
        limit,
        margin,
        samples,
        sentence,
        gated,
        counterexamples);
  }

  /** The same with what was measured over how many values. */
  public CheckResult measured(Quantity value, long over) {
    return new CheckResult(
        name,
        phase,
        verdict,
        Optional.of(value),
        limit,
        margin,
        over,
        sentence,
        gated,
        counterexamples);
  }

  /** The same with an upper limit; call after {@link #measured}. */
  public CheckResult atMost(double most) {
    return limited(most, most - measured.orElseThrow().value());
  }

  /** The same with a lower limit; call after {@link #measured}. */
  public CheckResult atLeast(double least) {
    return limited(least, measured.orElseThrow().value() - least);
  }

  /** The same with examples of what is wrong. */
  public CheckResult examples(List<String> examples) {
    return new CheckResult(
        name, phase, verdict, measured, limit, margin, samples, sentence, gated, examples);
  }

  /** The same, but the verdict of the run does not rest on it. */
  public CheckResult notGated() {
    return new CheckResult(
        name, phase, verdict, measured, limit, margin, samples, sentence, false, counterexamples);
  }

  private CheckResult limited(double bound, double room) {
    var unit = measured.orElseThrow().unit();
    return new CheckResult(
        name,
        phase,
        verdict,
        measured,
        Optional.of(Quantity.of(bound, unit)),
        Optional.of(Quantity.of(room, unit)),
        samples,
        sentence,
        gated,
        counterexamples);
  }
}
