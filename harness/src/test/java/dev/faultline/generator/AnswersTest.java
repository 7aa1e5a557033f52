package dev.faultline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule;
import dev.faultline.system.OutcomeRule.Meaning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final Answers answers =
      new Answers(
          List.of(
              rule(202, 202, "", Outcome.ACCEPTED),
              rule(503, 503, "OVERLOADED", Outcome.FAILED),
              rule(400, 499, "", Outcome.REFUSED)));

  @Test
  void theFirstRuleThatMatchesNamesTheOutcome() {
    assertThat(answers.outcome(202, "")).isEqualTo(Outcome.ACCEPTED);
    assertThat(answers.outcome(409, "COUPON_EXHAUSTED")).isEqualTo(Outcome.REFUSED);
    assertThat(answers.outcome(503, "OVERLOADED")).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anAnswerThatNoRuleKnowsIsUnknown() {
    assertThat(answers.outcome(503, "SOMETHING_ELSE")).isEqualTo(Outcome.UNKNOWN);
    assertThat(answers.outcome(500, "")).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aRefusedConnectionFailedForSure() {
    assertThat(answers.outcome(0, "connect-refused")).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anyOtherMissingAnswerIsUnknown() {
    assertThat(answers.outcome(0, "request-timeout")).isEqualTo(Outcome.UNKNOWN);
    assertThat(answers.outcome(0, "reset")).isEqualTo(Outcome.UNKNOWN);
    assertThat(answers.outcome(0, "connect-timeout")).isEqualTo(Outcome.UNKNOWN);
  }

  private static OutcomeRule rule(int from, int to, String code, Outcome outcome) {
    return new OutcomeRule(
        from, to, Optional.of(code).filter(c -> !c.isEmpty()), outcome, Meaning.NONE);
  }
}
