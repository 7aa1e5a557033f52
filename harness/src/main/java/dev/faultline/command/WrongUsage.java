package dev.faultline.command;

/** What was asked cannot be done; the message, in the caller's language, says why. Exit code 2. */
final class WrongUsage extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongUsage(String message) {
    super(message);
  }
}
