package dev.faultline.scenario;

/** What a metric is held against; values are in the unit of the metric. */
public sealed interface Limit {
  /** At most this. */
  record Max(double value) implements Limit {}

  /** At least this. */
  record Min(double value) implements Limit {}

  /** At most the control phase's value plus this. */
  record MaxOverControl(double value) implements Limit {}

  /** At most the control phase's value times one plus this share. */
  record MaxOverControlShare(Share share) implements Limit {}

  /** At least this share of the control phase's value. */
  record MinOfControl(Share share) implements Limit {}

  /** At least the control phase's value plus this: how a symptom shows. */
  record MinOverControl(double value) implements Limit {}

  /** At most this share of the control phase's value: how a symptom shows. */
  record MaxOfControl(Share share) implements Limit {}

  /** Whether it is held against the control phase. */
  default boolean isRelative() {
    return switch (this) {
      case Max _, Min _ -> false;
      case MaxOverControl _,
          MaxOverControlShare _,
          MinOfControl _,
          MinOverControl _,
          MaxOfControl _ ->
          true;
    };
  }
}
