package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.fault.database.FailoverFault;
import java.util.Optional;

/**
 * Makes the standby the primary, as the end of a failover does. Confirmed by the standby itself: it
 * follows nobody any more.
 */
final class PromoteResponse implements Responder {
  private final Bed bed;

  PromoteResponse(Bed bed) {
    this.bed = bed;
  }

  @Override
  public void act() {
    FailoverFault.promote(bed, bed.part("postgres"));
  }

  @Override
  public Optional<String> confirmed() {
    return FailoverFault.promoted(bed)
        ? Optional.of("the standby follows nobody and takes writes")
        : Optional.empty();
  }
}
