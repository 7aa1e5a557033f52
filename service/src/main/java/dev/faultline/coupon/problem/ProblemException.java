package dev.faultline.coupon.problem;

/**
 * Ends a request with a problem; carries no stack trace, because it is an answer and no accident.
 */
public final class ProblemException extends RuntimeException {

  private final ProblemCode code;

  /** Ends the request with this code. */
  public ProblemException(ProblemCode code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  /** The problem. */
  public ProblemCode code() {
    return code;
  }
}
