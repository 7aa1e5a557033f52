package dev.faultline.runner;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a run is at, so that an error can say during what it happened. */
final class Doing {
  private static final int MOST_CAUSES = 5;

  private volatile String what;

  Doing(String what) {
    this.what = what;
  }

  void now(String next) {
    what = next;
  }

  String what() {
    return what;
  }

  /** An exception and its causes in one line. */
  static String message(Throwable thrown) {
    if (thrown instanceof RunStopped stopped) {
      return "stopped by " + stopped.getMessage();
    }
    StringJoiner message = new StringJoiner(", because ");
    @Nullable Throwable next = thrown;
    for (int i = 0; i < MOST_CAUSES && next != null; i++) {
      message.add(next.toString());
      next = next.getCause();
    }
    return message.toString();
  }
}
