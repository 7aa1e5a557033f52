package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.Replay;
import dev.faultline.stores.LedgerStore;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has dead letters sent again by the operators' API. Confirmed by the database: each letter's
 * request has its coupon, and at least one of them had none before.
 */
final class ReplayResponse implements Responder {
  private final OperatorApi api;
  private final LedgerStore ledger;
  private long before;

  ReplayResponse(Replay replay, Bed bed) {
    this.api = new OperatorApi(bed, replay.target());
    this.ledger = new LedgerStore(bed.system().ledger(), bed.addresses().ledger());
  }

  @Override
  public void act() {
    before = unissued();
    api.call(api.operations().replay());
  }

  @Override
  public Optional<String> confirmed() {
    return before > 0 && unissued() == 0
        ? Optional.of("%d dead letters without a coupon, all of them issued now".formatted(before))
        : Optional.empty();
  }

  private long unissued() {
    try {
      return ledger.lettersWithoutCoupon();
    } catch (SQLException e) {
      throw new IllegalStateException("The dead letters could not be counted", e);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
