package dev.faultline.scenario;

/**
 * The primary of the database dies for good; when the fault's time is over, its synchronous standby
 * is promoted.
 *
 * @param target the primary, on a bed whose standby is synchronous
 * @param untilPromoted whether the fault is over as soon as somebody, such as a {@link Promote},
 *     has promoted it; it is promoted at the latest when its time is over
 */
public record Failover(String target, boolean untilPromoted) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.FAILOVER;
  }
}
