package dev.faultline.history;

import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule.Meaning;

/**
 * A call as far as reconciling needs it. Times are microseconds since the epoch.
 *
 * @param requestId empty when the answer names none
 * @param meaning what a refusal claims about the coupon
 */
public record Attempt(long start, long end, Outcome outcome, Meaning meaning, String requestId) {
  /** Whether the answer says that the user has, or will have, the coupon. */
  public boolean promises() {
    return switch (outcome) {
      case ACCEPTED, ALREADY_YOURS -> true;
      case REFUSED, FAILED, UNKNOWN -> false;
    };
  }
}
