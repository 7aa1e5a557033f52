package dev.faultline.coupon.accept;

import dev.faultline.coupon.problem.ProblemCode;

/**
 * The coupon's row as the deciding statement saw it.
 *
 * @param remaining units left
 * @param version give-back version
 * @param window where the database's clock stands
 */
record CouponRow(long remaining, long version, Window window) {

  /** What somebody without a claim is told when there is nothing for him. */
  ProblemCode refusal() {
    return switch (window) {
      case OPEN -> ProblemCode.COUPON_EXHAUSTED;
      case NOT_OPEN -> ProblemCode.COUPON_NOT_OPEN;
      case CLOSED -> ProblemCode.COUPON_EXPIRED;
    };
  }

  /** Units that may be given out now. */
  long available() {
    return window == Window.OPEN ? remaining : 0;
  }

  /** Where now is against the coupon's window. */
  enum Window {
    NOT_OPEN,
    OPEN,
    CLOSED
  }
}
