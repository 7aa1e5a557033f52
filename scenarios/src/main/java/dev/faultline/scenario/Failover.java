package dev.faultline.scenario;

/**
 * The primary of the database dies for good; when the fault's time is over, its synchronous standby
 * is promoted.
 *
 * @param target the primary, on a bed whose standby is synchronous
 */
public record Failover(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.FAILOVER;
  }
}
