package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import org.junit.jupiter.api.Test;

/** What the database refuses, whoever asks. */
final class DeadLetterTableIT {

  private final Ledger ledger = Bench.shared().ledger();

  @Test
  void theDatabaseItselfHoldsStatesAndAuditTrail() {
    assertThatThrownBy(() -> ledger.execute("update dead_letter_audit set actor = 'nobody'"))
        .rootCause()
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> ledger.execute("delete from dead_letter_audit"))
        .rootCause()
        .hasMessageContaining("append-only");
    ledger.execute(
        "insert into dead_letter (topic, partition, record_offset, class, cause)"
            + " values ('steps', 0, 0, 'rejected', 'planted')");
    ledger.execute("update dead_letter set state = 'DISCARDED' where topic = 'steps'");
    assertThatThrownBy(
            () -> ledger.execute("update dead_letter set state = 'NEW' where topic = 'steps'"))
        .rootCause()
        .hasMessageContaining("cannot go from DISCARDED to NEW");
  }
}
