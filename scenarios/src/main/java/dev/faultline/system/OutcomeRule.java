package dev.faultline.system;

import java.util.Optional;

/**
 * Reads an answer: the outcome of a status, or of a status with a code.
 *
 * @param statusFrom first status that it matches
 * @param statusTo last status that it matches
 * @param code only answers with this code, if given
 * @param meaning what a refusal means to the checks
 */
public record OutcomeRule(
    int statusFrom, int statusTo, Optional<String> code, Outcome outcome, Meaning meaning) {

  /** What a refusal claims about the coupon. */
  public enum Meaning {
    NONE,
    SOLD_OUT,
    CLOSED
  }

  public OutcomeRule {
    if (statusFrom < 100 || statusTo > 599 || statusFrom > statusTo) {
      throw new IllegalArgumentException(
          "a status is 100 to 599 or 4xx, not " + statusFrom + " to " + statusTo);
    }
  }

  /** Whether it speaks about such an answer. */
  public boolean matches(int status, String answeredCode) {
    return status >= statusFrom
        && status <= statusTo
        && code.map(wanted -> wanted.equals(answeredCode)).orElse(true);
  }
}
