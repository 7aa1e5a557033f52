package dev.faultline.stores;

/** A store did not answer the harness. */
public final class StoreUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
