package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.FirstLeg;
import dev.faultline.run.Leg;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * Whether a run of a scenario of two legs is what it says, and the last one rests on a first one
 * that proved the bite and showed the symptom, with the same draws.
 */
record FirstLegProven(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    if (!history.scenario().hasTwoLegs()) {
      return List.of();
    }
    Findings wrong = new Findings();
    history
        .recorded()
        .leg()
        .ifPresentOrElse(
            leg -> look(leg, wrong),
            () -> wrong.add(() -> "nothing tells which of the two legs this run was"));
    String system = history.system().name();
    return List.of(
        wrong.result(
            "first-leg",
            Verdict.INVALID,
            1,
            "%s: %d objections.".formatted(story(system), wrong.count()),
            "두 구간 중 이 실행의 근거(시스템 %s): 이의 %d건.".formatted(system, wrong.count())));
  }

  private void look(Leg leg, Findings wrong) {
    List<String> legs = history.scenario().legs();
    switch (leg.place()) {
      case FIRST -> ranOn(history.system().name(), legs.getFirst(), wrong);
      case LAST -> {
        ranOn(history.system().name(), legs.getLast(), wrong);
        proven(leg.first().orElseThrow(), wrong);
      }
      // Somebody asked for one system by itself: there is nothing to rest on.
      case ALONE -> {}
    }
  }

  private static void ranOn(String system, String asked, Findings wrong) {
    if (!system.equals(asked)) {
      wrong.add(() -> "this leg ran on %s, the scenario says %s".formatted(system, asked));
    }
  }

  private void proven(FirstLeg first, Findings wrong) {
    ranOn(first.system(), history.scenario().legs().getFirst(), wrong);
    if (!first.verdict().equals(Verdict.PASS.name())) {
      wrong.add(() -> "the first leg, %s, is %s".formatted(first.run(), first.verdict()));
    }
    if (first.seed() != history.environment().seed()) {
      wrong.add(
          () ->
              "the first leg had seed %d, this one %d"
                  .formatted(first.seed(), history.environment().seed()));
    }
  }

  private String story(String system) {
    return history
        .recorded()
        .leg()
        .flatMap(Leg::first)
        .map(
            first ->
                "The symptom was shown on %s before, by run %s (manifest %s)"
                    .formatted(first.system(), first.run(), first.manifestSha256()))
        .orElse("This leg ran on %s".formatted(system));
  }
}
