package dev.faultline.coupon.accept;

import dev.faultline.coupon.problem.ProblemCode;
import java.time.Duration;
import java.util.UUID;

/** The one answer to a request for a coupon. */
sealed interface Answer {

  /** What the answer is counted as. */
  String code();

  /** The coupon is this user's; committed. */
  record Accepted(UUID requestId) implements Answer {
    @Override
    public String code() {
      return "ACCEPTED";
    }
  }

  /** The user had it already, under this id. */
  record Duplicate(UUID requestId) implements Answer {
    @Override
    public String code() {
      return "DUPLICATE";
    }
  }

  /** The user had it already, under this id, and it could not be issued: it was given up. */
  record GivenUp(UUID requestId) implements Answer {
    @Override
    public String code() {
      return "GIVEN_UP";
    }
  }

  /** No, or not now; with the time after which asking again makes sense, if that is known. */
  record Refused(ProblemCode reason, Duration retryAfter) implements Answer {

    Refused(ProblemCode reason) {
      this(reason, Duration.ZERO);
    }

    @Override
    public String code() {
      return reason.name();
    }
  }
}
