package dev.faultline.coupon;

import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RetryApi;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has switched automatic replay off may rely on it. */
final class ReplaySwitchIT {

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final RetryApi letters = new RetryApi(bench);

  @AfterEach
  void resume() {
    letters.turn(true);
  }

  @Test
  void onceSwitchedOffNothingIsSentByItselfAlsoByALookThatHadBegun() throws Exception {
    letters.turn(true);
    UUID requestId = ledger.claim("SWITCHED", "switched-1");
    CompletableFuture<String> stateAtReturn;
    try (var lock = ledger.lockOutbox()) {
      planted(requestId);
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> ledger.isWaiting("insert into outbox"));

      stateAtReturn =
          CompletableFuture.supplyAsync(
              () -> {
                letters.turn(false);
                return state(requestId);
              });
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> stateAtReturn.isDone() || ledger.isWaiting("update replay_switch"));
    }

    String expected = stateAtReturn.get(10, TimeUnit.SECONDS);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> isStill(requestId, expected));
    letters.turn(true);
    await().atMost(Duration.ofSeconds(15)).until(() -> ledger.issued("SWITCHED") == 1);
  }

  private boolean isStill(UUID requestId, String expected) {
    String state = state(requestId);
    // A letter that was on its way when the switch was turned arrives.
    return state.equals(expected) || (expected.equals("REPLAYING") && state.equals("RESOLVED"));
  }

  private void planted(UUID requestId) {
    ledger.execute(
        """
        insert into dead_letter (topic, partition, record_offset, class, cause, state, due_at,
                                 request_id, coupon_code, user_id)
        values ('switched', 0, 0, 'rejected', 'planted', 'SCHEDULED', now(), '%s',
                'SWITCHED', 'switched-1')
        """
            .formatted(requestId));
  }

  private String state(UUID requestId) {
    return ledger.text(
        "select state from dead_letter where request_id = '%s'".formatted(requestId));
  }
}
