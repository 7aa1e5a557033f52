package dev.faultline.coupon.accept;

import dev.faultline.coupon.database.SqlFailure;
import dev.faultline.coupon.problem.ProblemCode;

/** A batch that the store did not settle, with what its requests may be told. */
final class UnsettledException extends Exception {

  private final ProblemCode code;

  UnsettledException(ProblemCode code, Throwable cause) {
    super(code.name(), cause);
    this.code = code;
  }

  /** The failure at the bottom, in a line. */
  String rootCause() {
    Throwable root = this;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  /** Whether other coupons' requests, each in a commit of their own, might be settled. */
  boolean mayBeOneCoupons() {
    return code == ProblemCode.STORE_UNAVAILABLE && SqlFailure.of(this) != SqlFailure.OUTAGE;
  }

  ProblemCode code() {
    return code;
  }
}
