package dev.faultline.yaml;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong while a file is read on, so that one look shows all of it. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Takes note of a problem; reading goes on. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Takes note of everything that is wrong with a file that this one depends on. */
  public void addAll(InvalidFile other) {
    found.addAll(other.problems());
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Ends the reading: the value if nothing was wrong, else everything that was. */
  public <T> T end(Read<T> read) throws InvalidFile {
    if (!found.isEmpty()) {
      throw new InvalidFile(found);
    }
    return read.get();
  }

  /** Ends one stage of the reading that the next cannot do without. */
  void endStage() throws InvalidFile {
    if (!found.isEmpty()) {
      throw new InvalidFile(found);
    }
  }
}
