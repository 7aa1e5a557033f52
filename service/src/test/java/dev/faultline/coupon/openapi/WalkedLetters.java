package dev.faultline.coupon.openapi;

import dev.faultline.coupon.support.Ledger;
import java.util.List;
import java.util.stream.IntStream;

/** Dead letters that the walk may replay and discard, and that nobody else meets. */
final class WalkedLetters {

  private static final String COUPON = "WALK-LETTERS";
  private static final int COUNT = 60;

  private WalkedLetters() {}

  /** Letters in quarantine, each with a claim that waits; answers their ids. */
  static List<String> plant(Ledger ledger) {
    return IntStream.range(0, COUNT).mapToObj(number -> plant(ledger, number)).toList();
  }

  private static String plant(Ledger ledger, int number) {
    String user = "walk-letter-" + number;
    var requestId = ledger.claim(COUPON, user);
    ledger.execute(
        """
        insert into dead_letter (topic, partition, record_offset, class, cause, state, request_id,
                                 coupon_code, user_id)
        values ('walk', 0, %d, 'walk', 'planted', 'QUARANTINED', '%s', '%s', '%s')
        """
            .formatted(number, requestId, COUPON, user));
    return ledger.text("select id from dead_letter where request_id = '%s'".formatted(requestId));
  }

  /** What is still open would look like a broken promise to others. */
  static void clear(Ledger ledger) {
    ledger.execute(
        """
        insert into issued_coupon (coupon_code, user_id, request_id)
        select coupon_code, user_id, request_id from claim
         where coupon_code = '%s' and state = 'QUEUED'
        on conflict do nothing
        """
            .formatted(COUPON));
    ledger.execute(
        "update dead_letter set state = 'RESOLVED', due_at = null"
            + " where topic = 'walk' and state not in ('RESOLVED', 'DISCARDED')");
  }
}
