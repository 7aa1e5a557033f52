package dev.faultline.coupon.relay;

import dev.faultline.coupon.broker.AcceptedCoupon;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committed row that still has to reach Kafka.
 *
 * @param id the row's id in the outbox
 * @param accepted what to send
 * @param replayId which replay of a dead letter this is; null for a first delivery
 */
public record OutboxRow(long id, AcceptedCoupon accepted, @Nullable UUID replayId) {

  /** A first delivery. */
  public OutboxRow(long id, AcceptedCoupon accepted) {
    this(id, accepted, null);
  }
}
