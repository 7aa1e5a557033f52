package dev.faultline.bed;

import org.jspecify.annotations.Nullable;

/** The bed cannot be had; the message says what was found and what to do next. */
public final class BedUnavailable extends RuntimeException {
  public BedUnavailable(String message) {
    super(message);
  }

  public BedUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
