package dev.faultline.scenario;

import java.time.Duration;

/**
 * Too few consumers at work for the load, as soon as each of their writes takes longer: how many
 * there are is the bed's and its settings' doing, and is measured.
 *
 * @param target the link that gets slow, out of {@link BedSpec#links}
 * @param latency added to each packet on its way back
 * @param members consumers in the group, with work or without
 * @param partitions of the topic: more members than these stand idle
 * @param lag how many records the lag must grow by to count
 */
public record Shortage(String target, Duration latency, int members, int partitions, long lag)
    implements Fault {
  /** More than any bed has. */
  public static final int MOST = 1000;

  public Shortage {
    if (!latency.isPositive()) {
      throw new IllegalArgumentException("a latency is positive, not " + latency);
    }
    if (members < 1 || members > MOST || partitions < 1 || partitions > MOST || lag < 1) {
      throw new IllegalArgumentException(
          "a shortage has 1 to 1000 members and partitions and a lag, not %d, %d, %d"
              .formatted(members, partitions, lag));
    }
  }

  /** Members that get no partition. */
  public int idle() {
    return Math.max(0, members - partitions);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SHORTAGE;
  }
}
