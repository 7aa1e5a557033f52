package dev.faultline.coupon.background;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the same question each second and keeps the answer; while nobody can answer there is none,
 * because an old number would look like the truth.
 *
 * @param <T> what an answer looks like
 */
public final class LastAnswer<T> implements SmartLifecycle {

  private static final Duration EACH_SECOND = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

  private final Supplier<T> question;
  private final Loop loop;
  private volatile @Nullable T answer;
  private volatile boolean running;

  /** Asks on a thread of this name, once started. */
  public LastAnswer(String name, Supplier<T> question) {
    this.question = question;
    this.loop = new Loop(name, EACH_SECOND, this::ask);
  }

  /** The last answer, if the last question was answered. */
  public Optional<T> get() {
    return Optional.ofNullable(answer);
  }

  /** A number of the last answer, not a number if there is none: what a gauge shows. */
  public double value(ToDoubleFunction<T> number) {
    return get().map(number::applyAsDouble).orElse(Double.NaN);
  }

  private void ask() {
    try {
      answer = question.get();
    } catch (RuntimeException e) {
      answer = null;
      throw e;
    }
  }

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop(STOP_WITHIN);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
