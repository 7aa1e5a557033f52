package dev.faultline.scenario;

import java.util.List;

/**
 * A second load comes beside the first, with users of its own; what it is promised counts like
 * every other promise.
 *
 * @param rate arrivals per second, evenly spaced
 * @param coupons what it asks for, in equal parts; empty for the same as the load
 */
public record Surge(Rate rate, List<String> coupons) implements Fault {
  /** Its only target: what it joins. */
  public static final String LOAD = "load";

  public Surge {
    coupons = List.copyOf(coupons);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SURGE;
  }

  @Override
  public String target() {
    return LOAD;
  }
}
