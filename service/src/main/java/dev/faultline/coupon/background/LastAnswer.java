package dev.faultline.coupon.background;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the same question each second and keeps the answer; while nobody can answer there is none,
 * because an old number would look like the truth.
 *
 * @param <T> what an answer looks like
 */
public final class LastAnswer<T> extends Recurring {

  private static final Duration EACH_SECOND = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

  private final Supplier<T> question;
  private volatile @Nullable T answer;

  /** Asks on a thread of this name, once started. */
  public LastAnswer(String name, Supplier<T> question) {
    super(name, EACH_SECOND, STOP_WITHIN);
    this.question = question;
  }

  /** The last answer, if the last question was answered. */
  public Optional<T> get() {
    return Optional.ofNullable(answer);
  }

  /** A number of the last answer, not a number if there is none: what a gauge shows. */
  public double value(ToDoubleFunction<T> number) {
    return get().map(number::applyAsDouble).orElse(Double.NaN);
  }

  @Override
  protected void step() {
    try {
      answer = question.get();
    } catch (RuntimeException e) {
      answer = null;
      throw e;
    }
  }
}
