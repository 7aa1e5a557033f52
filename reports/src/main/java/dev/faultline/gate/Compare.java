package dev.faultline.gate;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed between two runs of a scenario: breaches that are new, resolved, or still there.
 *
 * @param before the older run
 * @param after the newer run
 */
public record Compare(RunVerdict before, RunVerdict after) {

  /** Breaches of the newer run that the older one did not have. */
  public List<CheckResult> created() {
    return breaches(after, before, false);
  }

  /** Breaches of the older run that the newer one does not have. */
  public List<CheckResult> resolved() {
    return breaches(before, after, false);
  }

  /** Breaches of both, as the newer run has them. */
  public List<CheckResult> ongoing() {
    return breaches(after, before, true);
  }

  /** All of it as text, for a terminal. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s -> %s %s".formatted(before.run(), before.verdict(), after.run(), after.verdict()));
    if (!before.scenario().equals(after.scenario())) {
      lines.add(
          "These are different scenarios: %s and %s."
              .formatted(before.scenario(), after.scenario()));
    }
    list(lines, "New", created());
    list(lines, "Resolved", resolved());
    list(lines, "Ongoing", ongoing());
    return String.join("\n", lines) + "\n";
  }

  private void list(List<String> lines, String title, List<CheckResult> breaches) {
    lines.add("%s: %d".formatted(title, breaches.size()));
    for (CheckResult breach : breaches) {
      lines.add(
          "  %s %s [%s]: %s -> %s (limit %s)"
              .formatted(
                  breach.verdict(),
                  breach.name(),
                  breach.phase(),
                  measured(before, breach),
                  measured(after, breach),
                  breach.limit().map(Quantity::text).orElse("none")));
    }
  }

  private static String measured(RunVerdict run, CheckResult like) {
    return Optional.ofNullable(results(run).get(key(like)))
        .map(result -> result.measured().map(Quantity::text).orElse(result.verdict().name()))
        .orElse("not asked");
  }

  private static List<CheckResult> breaches(RunVerdict of, RunVerdict other, boolean there) {
    Map<String, CheckResult> others = results(other);
    return of.breaches().stream()
        .filter(
            breach -> {
              CheckResult same = others.get(key(breach));
              return (same != null && same.verdict() != Verdict.PASS) == there;
            })
        .toList();
  }

  /** Results by name and phase; of several with the same, such as two faults, the worst. */
  private static Map<String, CheckResult> results(RunVerdict run) {
    Map<String, CheckResult> results = new LinkedHashMap<>();
    for (CheckResult check : run.checks()) {
      results.merge(
          key(check),
          check,
          (one, next) -> one.verdict().compareTo(next.verdict()) <= 0 ? one : next);
    }
    return results;
  }

  private static String key(CheckResult check) {
    return check.name() + " " + check.phase();
  }
}
