package dev.faultline.command;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An exception for people: what each cause says, on one line, without stack frames. */
final class Causes {
  private static final int MOST = 5;

  private Causes() {}

  static String of(Throwable thrown) {
    StringJoiner text = new StringJoiner("; ");
    @Nullable Throwable next = thrown;
    for (int i = 0; i < MOST && next != null; i++) {
      text.add(next.getMessage() == null ? next.toString() : next.getMessage());
      next = next.getCause();
    }
    return text.toString();
  }
}
