package dev.faultline.check;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts what is wrong and keeps the first few examples. */
final class Findings {
  private final List<String> examples = new ArrayList<>();
  private long count;

  /** Counts one; the words are only made for those that are kept. */
  void add(Supplier<String> words) {
    count++;
    if (examples.size() < CheckResult.MOST_COUNTEREXAMPLES) {
      examples.add(words.get());
    }
  }

  /** Takes over what somebody else found. */
  void addAll(Findings others) {
    others.examples.stream()
        .limit(CheckResult.MOST_COUNTEREXAMPLES - examples.size())
        .forEach(examples::add);
    count += others.count;
  }

  long count() {
    return count;
  }

  List<String> examples() {
    return List.copyOf(examples);
  }

  /** The result of a check that bears none: PASS without any, else what it says. */
  CheckResult result(String name, Verdict ifAny, long looked, String en, String ko) {
    Verdict verdict = count == 0 ? Verdict.PASS : ifAny;
    return CheckResult.of(name, verdict, en, ko)
        .measured(Quantity.count(count), looked)
        .atMost(0)
        .examples(examples);
  }
}
