package dev.faultline.history;

import dev.faultline.run.Call;
import dev.faultline.run.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was observed in each second since the heal was confirmed. Calls count in the second in which
 * they started. It can be filled while the run goes on.
 */
public final class SecondsSinceHeal {
  /** A run with a longer recovery is not one that anybody waits for. */
  private static final int MOST_SECONDS = 7_200;

  private final Instant healed;
  private final long healedMicros;
  private final List<Observed> seconds = new ArrayList<>();
  private final Observed nothing = new Observed();

  /** Starts empty. */
  public SecondsSinceHeal(Instant healed) {
    this.healed = healed;
    this.healedMicros = Window.micros(healed);
  }

  /** Takes a call in; one that started before the heal is no evidence of recovery. */
  public void add(Call call) {
    long micros = call.start() - healedMicros;
    if (micros >= 0 && micros / 1_000_000 < MOST_SECONDS) {
      second((int) (micros / 1_000_000)).add(call);
    }
  }

  /** Takes a sample in. */
  public void add(Sample sample) {
    long millis = sample.at() - healed.toEpochMilli();
    if (millis >= 0 && millis / 1000 < MOST_SECONDS) {
      second((int) (millis / 1000)).add(sample);
    }
  }

  Instant healed() {
    return healed;
  }

  /** What was observed in a second; nothing if it has not come yet. */
  Observed at(int second) {
    return second >= 0 && second < seconds.size() ? seconds.get(second) : nothing;
  }

  /** Complete seconds until an instant. */
  int completeUntil(Instant until) {
    return Math.clamp(Duration.between(healed, until).toSeconds(), 0, MOST_SECONDS);
  }

  /** Everything observed in some seconds, as one span. */
  Observed span(int from, int count) {
    Observed span = new Observed();
    for (int second = from; second < from + count; second++) {
      span.add(at(second));
    }
    return span;
  }

  private Observed second(int index) {
    while (seconds.size() <= index) {
      seconds.add(new Observed());
    }
    return seconds.get(index);
  }
}
