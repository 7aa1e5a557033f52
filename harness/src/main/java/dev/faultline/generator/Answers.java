package dev.faultline.generator;

import dev.faultline.run.RawCall;
import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule;
import java.util.List;

/** Reads answers as the system file says; an answer that no rule knows proves nothing. */
public final class Answers {
  /** The one kind of error after which nothing can have been written: nobody listened. */
  static final String CONNECT_REFUSED = "connect-refused";

  private final List<OutcomeRule> rules;

  public Answers(List<OutcomeRule> rules) {
    this.rules = List.copyOf(rules);
  }

  public Outcome outcome(RawCall call) {
    return outcome(call.status(), call.code());
  }

  public Outcome outcome(int status, String code) {
    if (status == 0) {
      return code.equals(CONNECT_REFUSED) ? Outcome.FAILED : Outcome.UNKNOWN;
    }
    return rules.stream()
        .filter(rule -> rule.matches(status, code))
        .findFirst()
        .map(OutcomeRule::outcome)
        .orElse(Outcome.UNKNOWN);
  }
}
