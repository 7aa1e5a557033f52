package dev.faultline.report;

import dev.faultline.check.Figures;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.RunVerdict.RecoveryClock;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The design that was measured first beside the one that came of it, scenario by scenario, in
 * Markdown: what each run measured, and which planned response made the difference.
 */
public final class BeforeAfter {
  private static final int MOST_BREACHES = 3;

  private final Map<String, Map<String, Told>> byScenario = new TreeMap<>();
  private final PlannedResponses responses = new PlannedResponses();
  private final List<String> lines = new ArrayList<>();

  /** A run with what it measured. */
  private record Told(RunVerdict verdict, Figures figures) {
    String count(String name) {
      Long count = verdict.counts().get(name);
      return count == null ? "–" : count.toString();
    }

    long notIssued() {
      return verdict.counts().getOrDefault("promised", 0L)
          - verdict.counts().getOrDefault("promised-and-issued", 0L);
    }
  }

  /** Takes a run in; of several of one scenario on one system the last one stands. */
  public BeforeAfter add(RunVerdict verdict, Figures figures) {
    byScenario
        .computeIfAbsent(verdict.scenario(), name -> new LinkedHashMap<>())
        .put(verdict.system(), new Told(verdict, figures));
    return this;
  }

  /**
   * The page; scenarios that ran on one of the two systems only are left out.
   *
   * @param command by which it was made
   */
  public String markdown(String before, String after, String command) {
    lines.clear();
    lines.add("# Before and after");
    lines.add("");
    lines.add(
        "What the planned responses bought: each scenario on `%s` ([the design that STEP 20 measured](baseline.md)) and on `%s`. Made by `%s`; every number comes from the run directories that are named."
            .formatted(before, after, command));
    List<Pair> pairs = pairs(before, after);
    overview(before, after, pairs);
    pairs.forEach(pair -> chapter(pair.scenario(), pair.before(), pair.after()));
    return String.join("\n", lines) + "\n";
  }

  /** A scenario that ran on both systems. */
  private record Pair(String scenario, Told before, Told after) {}

  private List<Pair> pairs(String before, String after) {
    List<Pair> pairs = new ArrayList<>();
    byScenario.forEach(
        (scenario, runs) -> {
          Told one = runs.get(before);
          Told two = runs.get(after);
          if (one != null && two != null) {
            pairs.add(new Pair(scenario, one, two));
          }
        });
    return pairs;
  }

  private void overview(String before, String after, List<Pair> pairs) {
    lines.add("");
    row(
        "scenario",
        before,
        after,
        "error-rate, fault",
        "p95, fault",
        "highest lag",
        "open dead letters",
        "promised and not issued");
    lines.add("|" + " --- |".repeat(8));
    for (Pair pair : pairs) {
      Told one = pair.before();
      Told two = pair.after();
      row(
          "[%s](#%s)".formatted(pair.scenario(), pair.scenario()),
          worth(one),
          worth(two),
          text(one.figures().errorRate()) + " → " + text(two.figures().errorRate()),
          text(one.figures().p95()) + " → " + text(two.figures().p95()),
          text(one.figures().lag()) + " → " + text(two.figures().lag()),
          one.count("dead-letters-open") + " → " + two.count("dead-letters-open"),
          one.notIssued() + " → " + two.notIssued());
    }
  }

  private void chapter(String name, Told before, Told after) {
    lines.add("");
    lines.add("## " + name);
    lines.add("");
    lines.add(before.verdict().hypothesis());
    lines.add("");
    row("", before.verdict().system(), after.verdict().system());
    lines.add("|" + " --- |".repeat(3));
    both("run", before, after, told -> "`%s`".formatted(told.verdict().run()));
    both("verdict", before, after, BeforeAfter::verdict);
    both("error-rate, fault", before, after, told -> text(told.figures().errorRate()));
    both(
        "p95, control → fault",
        before,
        after,
        told -> text(told.figures().p95Before()) + " → " + text(told.figures().p95()));
    both("highest lag", before, after, told -> text(told.figures().lag()));
    both("open dead letters, end", before, after, told -> told.count("dead-letters-open"));
    both("promised", before, after, told -> told.count("promised"));
    both("promised and not issued", before, after, told -> String.valueOf(told.notIssued()));
    both("users without any answer", before, after, told -> told.count("unknown-users"));
    if (before.figures().lockWait().isPresent()) {
      both(
          "wait for the lock, highest mean of 5 s",
          before,
          after,
          told -> told.figures().lockWait().map(Quantity::text).orElse("no lock"));
    }
    if (before.figures().cacheCommands().isPresent()) {
      both(
          "Redis commands a second, highest mean of 5 s",
          before,
          after,
          told -> text(told.figures().cacheCommands()));
    }
    for (int i = 0; i < before.verdict().clocks().size(); i++) {
      int clock = i;
      both(
          before.verdict().clocks().get(i).name() + ", after the heal",
          before,
          after,
          told -> clock(told.verdict().clocks().get(clock)));
    }
    lines.add("");
    lines.add("Bought by: " + responses.of(name));
  }

  private void both(String what, Told before, Told after, Function<Told, String> cell) {
    row(what, cell.apply(before), cell.apply(after));
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static String verdict(Told told) {
    List<String> broken =
        told.verdict().checks().stream()
            .filter(check -> check.verdict() == Verdict.FAIL)
            .map(BeforeAfter::words)
            .distinct()
            .toList();
    String shown = String.join(", ", broken.subList(0, Math.min(MOST_BREACHES, broken.size())));
    String more = broken.size() > MOST_BREACHES ? ", …" : "";
    return worth(told) + (broken.isEmpty() ? "" : ": " + shown + more);
  }

  /** A first leg passes by showing what is wrong with its system. */
  private static String worth(Told told) {
    boolean shown =
        told.verdict().leg().equals(RunVerdict.FIRST) && told.verdict().verdict() == Verdict.PASS;
    return shown ? "symptom shown" : told.verdict().verdict().name();
  }

  private static String words(CheckResult check) {
    return "%s (%s)".formatted(check.name(), check.phase());
  }

  private static String clock(RecoveryClock clock) {
    return clock.measured().map(Quantity::text).orElse("never");
  }

  private static String text(Optional<Quantity> quantity) {
    return quantity.map(Quantity::text).orElse("–");
  }
}
