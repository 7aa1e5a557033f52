package dev.faultline.fault.link;

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

  synchronized void before(Duration answer) {
    before.add(answer);
  }

  synchronized void faultStarts() {
    striking = true;
  }

  synchronized void faultEnds() {
    ended = true;
  }

  synchronized void took(Duration answer) {
    if (!ended) {
      (striking ? during : before).add(answer);
    }
  }

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
