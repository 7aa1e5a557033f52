package dev.faultline.engine;

import org.jspecify.annotations.Nullable;

/** The container engine, or something it should hold, is missing; the message has the next step. */
public final class EngineUnavailable extends RuntimeException {
  public EngineUnavailable(String message) {
    super(message);
  }

  public EngineUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
