package dev.faultline.coupon.issuance;

/** The batch cannot be done just now; it is tried again until it can. */
final class OutageException extends RuntimeException {

  OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
