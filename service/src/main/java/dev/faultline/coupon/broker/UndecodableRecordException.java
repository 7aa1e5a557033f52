package dev.faultline.coupon.broker;

import org.jspecify.annotations.Nullable;

/** A record whose bytes can never become an accepted coupon, however often it is read. */
public final class UndecodableRecordException extends RuntimeException {

  UndecodableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
