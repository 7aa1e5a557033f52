package dev.faultline.scenario;

import java.util.Optional;

/**
 * Somebody else takes the lock that every acceptance of a coupon needs, and keeps it: the one that
 * the system file names under {@code cache.lock}.
 *
 * @param target the Redis server that keeps the lock
 * @param coupon whose lock
 * @param retries the least number of commands a second that those who want it must cost Redis
 *     besides the usual; none where they wait to be told
 */
public record LockHold(String target, String coupon, Optional<Rate> retries) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.LOCK_HOLD;
  }

  @Override
  public Optional<Grip> grip() {
    return Optional.of(Grip.LOCK);
  }
}
