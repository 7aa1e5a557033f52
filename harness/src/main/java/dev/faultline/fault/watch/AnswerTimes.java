package dev.faultline.fault.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long answers took before a fault and during it; what comes after the heal is not kept. */
final class AnswerTimes {
  private final Duration tolerated;
  private final List<Duration> before = new ArrayList<>();
  private final List<Duration> during = new ArrayList<>();
  private boolean striking;
  private boolean ended;

  /**
   * @param tolerated how much later than the median of those before an answer is still usual
   */
  AnswerTimes(Duration tolerated) {
    this.tolerated = tolerated;
  }

  /** An answer from before anybody looked on. */
  synchronized void before(Duration answer) {
    before.add(answer);
  }

  /** What comes from now on is the fault's. */
  synchronized void faultStarts() {
    striking = true;
  }

  /** What comes from now on is not kept. */
  synchronized void faultEnds() {
    ended = true;
  }

  /** An answer that came now. */
  synchronized void took(Duration answer) {
    if (!ended) {
      (striking ? during : before).add(answer);
    }
  }

  /** Whether an answer came as soon as those before the fault. */
  synchronized boolean usual(Duration answer) {
    return answer.compareTo(median(before).plus(tolerated)) <= 0;
  }

  /** How many answers came during the fault. */
  synchronized int during() {
    return during.size();
  }

  /** How much later answers came during the fault than before, by their medians; not negative. */
  synchronized Duration added() {
    Duration added = median(during).minus(median(before));
    return added.isNegative() ? Duration.ZERO : added;
  }

  private static Duration median(List<Duration> answers) {
    return answers.stream().sorted().skip(answers.size() / 2).findFirst().orElse(Duration.ZERO);
  }
}
