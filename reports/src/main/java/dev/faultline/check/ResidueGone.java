package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Whether anything of the fault is left. What the harness put there and could not take away is its
 * own error; a system that does not settle fails.
 */
record ResidueGone(History history) implements Check {
  /** Words of conditions about things that only the harness puts there. */
  private static final List<String> HARNESS_WORDS =
      List.of("toxic", "proxy", "paused", "container", "firewall", "journal", "agent");

  @Override
  public List<CheckResult> results() {
    List<ResidueChecked> conditions = history.timeline().all(ResidueChecked.class);
    Findings ours = new Findings();
    Findings theirs = new Findings();
    for (ResidueChecked condition : conditions) {
      if (!condition.clean()) {
        Findings whose = isHarness(condition) ? ours : theirs;
        whose.add(() -> "%s: found %s".formatted(condition.condition(), condition.found()));
      }
    }
    if (conditions.isEmpty()) {
      return List.of(
          CheckResult.of(
                  "residue-gone",
                  Verdict.INVALID,
                  "Nobody looked for what the fault may have left.",
                  "장애의 잔여물을 확인하지 않음.")
              .in(PhaseName.RESIDUE));
    }
    return List.of(
        result("harness-cleaned-up", ours, Verdict.ERROR, conditions.size()),
        result("residue-gone", theirs, Verdict.FAIL, conditions.size()));
  }

  private static CheckResult result(String name, Findings left, Verdict ifAny, long looked) {
    return left.result(
            name,
            ifAny,
            looked,
            "Things left behind: %d.".formatted(left.count()),
            "남은 것: %d건.".formatted(left.count()))
        .in(PhaseName.RESIDUE);
  }

  private static boolean isHarness(ResidueChecked condition) {
    String words = condition.condition().toLowerCase(Locale.ROOT);
    return HARNESS_WORDS.stream().anyMatch(words::contains);
  }
}
