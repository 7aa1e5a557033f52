package dev.faultline.coupon.statuspage;

import dev.faultline.coupon.bulletin.ServiceState;
import java.time.Duration;

/** Why the service is not as it should be, and what that means to the public. */
public enum Cause {
  STORE_AWAY(ServiceState.UNAVAILABLE),
  LAG(ServiceState.DELAYED),
  OUTBOX_OLD(ServiceState.DELAYED),
  DEAD_LETTERS(ServiceState.PARTIAL),
  LAG_UNKNOWN(ServiceState.CHECKING);

  private final ServiceState state;

  Cause(ServiceState state) {
    this.state = state;
  }

  ServiceState state() {
    return state;
  }

  /** How long a cause has to be there before anybody is told. */
  Duration raiseAfter(StatusSettings settings) {
    return switch (this) {
      case LAG, OUTBOX_OLD, DEAD_LETTERS -> settings.raiseAfter();
      case STORE_AWAY, LAG_UNKNOWN -> settings.unknownAfter();
    };
  }
}
