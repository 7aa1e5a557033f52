package dev.faultline.history;

import dev.faultline.scenario.Limit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A limit as a plain number, after the control phase is known.
 *
 * @param upper whether values must stay at or below it; else at or above
 */
public record Bound(double value, boolean upper) {
  /** Empty when the limit needs a control value and there is none. */
  public static Optional<Bound> of(Limit limit, OptionalDouble control) {
    return switch (limit) {
      case Limit.Max(double most) -> Optional.of(new Bound(most, true));
      case Limit.Min(double least) -> Optional.of(new Bound(least, false));
      case Limit.MaxOverControl(double more) -> relative(control, 1, more, true);
      case Limit.MaxOverControlShare(var share) -> relative(control, 1 + share.fraction(), 0, true);
      case Limit.MinOfControl(var share) -> relative(control, share.fraction(), 0, false);
      case Limit.MinOverControl(double more) -> relative(control, 1, more, false);
      case Limit.MaxOfControl(var share) -> relative(control, share.fraction(), 0, true);
    };
  }

  /** Whether a limit bounds from above. */
  public static boolean isUpper(Limit limit) {
    return switch (limit) {
      case Limit.Max _, Limit.MaxOverControl _, Limit.MaxOverControlShare _, Limit.MaxOfControl _ ->
          true;
      case Limit.Min _, Limit.MinOfControl _, Limit.MinOverControl _ -> false;
    };
  }

  public boolean holds(double measured) {
    return upper ? measured <= value : measured >= value;
  }

  private static Optional<Bound> relative(
      OptionalDouble control, double times, double plus, boolean upper) {
    return control.isPresent()
        ? Optional.of(new Bound(control.getAsDouble() * times + plus, upper))
        : Optional.empty();
  }
}
