package dev.faultline.coupon.deadletter;

/** Some dead letters are not with the broker yet, so their batch must not be done with. */
public final class UnsentDeadLetterException extends RuntimeException {

  UnsentDeadLetterException(int letters, Throwable cause) {
    super(letters + " dead letters are not confirmed", cause);
  }
}
