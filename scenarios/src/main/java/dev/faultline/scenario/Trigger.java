package dev.faultline.scenario;

import java.time.Duration;

/** What makes operations act: a plan, or an alert. */
public sealed interface Trigger {
  /** In words, for reports. */
  String words();

  /**
   * By hand, as a plan says.
   *
   * @param after the start of the fault phase
   */
  record At(Duration after) implements Trigger {
    public At {
      if (after.isNegative()) {
        throw new IllegalArgumentException("a response comes at 0s or later, not " + after);
      }
    }

    @Override
    public String words() {
      return "%.1f s after the fault phase began".formatted(after.toMillis() / 1000.0);
    }
  }

  /**
   * As soon as an alert fires.
   *
   * @param alert as in the shipped rules, for example {@code KafkaLagAct}
   */
  record When(String alert) implements Trigger {
    @Override
    public String words() {
      return alert + " fires";
    }
  }
}
