package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** A question under way. Whatever its check throws, at any point, makes its answer INVALID. */
final class Asked {
  private final Question question;
  private Optional<Check> check = Optional.empty();
  private Optional<RuntimeException> broken = Optional.empty();

  Asked(Question question, History history) {
    this.question = question;
    try {
      check = Optional.of(question.check().apply(history));
    } catch (RuntimeException e) {
      broken = Optional.of(e);
    }
  }

  void see(Holder holder) {
    if (broken.isEmpty()) {
      try {
        check.orElseThrow().see(holder);
      } catch (RuntimeException e) {
        broken = Optional.of(e);
      }
    }
  }

  List<CheckResult> results() {
    if (broken.isEmpty()) {
      try {
        return check.orElseThrow().results();
      } catch (RuntimeException e) {
        broken = Optional.of(e);
      }
    }
    String why = broken.orElseThrow().toString();
    return List.of(
        CheckResult.of(
            question.name(),
            Verdict.INVALID,
            "The check broke, so it proves nothing: %s.".formatted(why),
            "검사 자체가 실패하여 판정할 수 없음: %s.".formatted(why)));
  }
}
