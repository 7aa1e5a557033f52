package dev.faultline.scenario;

import java.time.Duration;

/**
 * A stranger joins the consumer group and leaves it, again and again; each time all members stop,
 * and divide the partitions anew.
 *
 * @param target a container of the role that consumes
 * @param every from one joining to the next; it stays for half of it
 * @param rebalances the least number that counts as a storm
 */
public record RebalanceStorm(String target, Duration every, long rebalances) implements Fault {
  public static final long MOST = 1_000;

  @Override
  public FaultKind kind() {
    return FaultKind.REBALANCE_STORM;
  }
}
