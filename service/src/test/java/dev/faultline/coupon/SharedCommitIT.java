package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Coupons whose requests gather while a commit waits, and then share the next one. */
final class SharedCommitIT {
  /** Their hash codes are the same, so they have the same lane. */
  private static final String HELD = "LANE-Aa";

  private static final String FREE = "LANE-BB";

  private final Bench bench = Bench.shared();

  @Test
  void aCouponWhoseRowSomebodyHoldsDoesNotHoldUpOthers() throws Exception {
    bench.ledger().offer(HELD, 10);
    bench.ledger().offer(FREE, 10);
    // A wait for the row that is well below the time that a request may queue.
    Map<String, String> impatient = bench.settings(Map.of("coupon.database.lock-timeout", "300ms"));
    try (var door = RunningRole.start("issue-api", impatient);
        var users = Executors.newVirtualThreadPerTaskExecutor();
        var _ = bench.ledger().lock(HELD)) {
      CompletableFuture<Reply> first = asked(door, "first", HELD, users);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> bench.ledger().isWaiting("for no key update"));
      List<CompletableFuture<Reply>> together =
          IntStream.range(0, 6)
              .mapToObj(
                  number -> asked(door, "user-" + number, number % 2 == 0 ? HELD : FREE, users))
              .toList();

      assertThat(answer(first).field("code")).isEqualTo("STORE_UNAVAILABLE");
      for (int number = 0; number < together.size(); number++) {
        assertThat(answer(together.get(number)).status()).isEqualTo(number % 2 == 0 ? 503 : 202);
      }
    }
    assertThat(bench.ledger().claims(FREE)).isEqualTo(3);
    assertThat(bench.ledger().claims(HELD)).isZero();
  }

  private CompletableFuture<Reply> asked(
      RunningRole door, String user, String coupon, Executor users) {
    String token = bench.tokens().of("shared-" + user);
    return CompletableFuture.supplyAsync(() -> door.ask(token, coupon), users);
  }

  private static Reply answer(CompletableFuture<Reply> reply) {
    return reply.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
