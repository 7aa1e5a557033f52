package dev.faultline.coupon.broker;

/** The batch cannot be done just now; it is tried again until it can. */
public final class OutageException extends RuntimeException {

  /** Says what could not be done. */
  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
