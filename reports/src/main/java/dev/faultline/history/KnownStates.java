package dev.faultline.history;

import dev.faultline.run.StatusRead;
import dev.faultline.system.Requests;
import java.util.Set;

/** The words by which a system tells what became of a promised request. */
public record KnownStates(Set<String> words) {
  private static final int OK = 200;

  public KnownStates {
    words = Set.copyOf(words);
  }

  /** Those of its system file. */
  public static KnownStates of(Requests.Status status) {
    return new KnownStates(Set.of(status.queued(), status.issued(), status.failed()));
  }

  /** Whether the answer knew the request. */
  public boolean isIn(StatusRead read) {
    return read.status() == OK && words.contains(read.state());
  }
}
