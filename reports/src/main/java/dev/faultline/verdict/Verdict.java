package dev.faultline.verdict;

import java.util.Collection;
import java.util.Comparator;

/** What a run, a check or a suite is worth. Of several, the first of this order wins. */
public enum Verdict {
  /** A promise was broken. Nothing else in the same run can take that back. */
  FAIL(1),
  /** The harness broke or was interrupted, or the run cannot be read. */
  ERROR(4),
  /** The run proves nothing: too little load, no bite, too few samples. */
  INVALID(3),
  /** Everything was checked and held. */
  PASS(0);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process's exit code; 2 is kept for wrong usage. */
  public int exitCode() {
    return exitCode;
  }

  /** The worst of several; nothing at all proves nothing. */
  public static Verdict worstOf(Collection<Verdict> verdicts) {
    return verdicts.stream().min(Comparator.naturalOrder()).orElse(INVALID);
  }
}
