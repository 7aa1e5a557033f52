package dev.faultline.scenario;

import java.time.Duration;

/**
 * What a store answers arrives late.
 *
 * @param target a link out of {@link BedSpec#links}, or a store for all links to it
 * @param latency added to each packet on its way back, 1 ms to 1 min
 * @param jitter each packet's latency differs by at most this, 0 to half of {@code latency}
 */
public record LinkSlow(String target, Duration latency, Duration jitter) implements Fault {
  public LinkSlow {
    if (latency.isNegative() || latency.isZero() || latency.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("a latency is 1ms to 1m, not " + latency);
    }
    if (jitter.isNegative() || jitter.compareTo(latency.dividedBy(2)) > 0) {
      throw new IllegalArgumentException("a jitter is 0s to half of the latency, not " + jitter);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.LINK_SLOW;
  }
}
