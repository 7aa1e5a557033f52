package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GracefulStopIT {

  private static final int USERS = 300;

  private final Bench bench = Bench.shared();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  @Test
  void whoeverWasAcceptedBeforeAStopGetsHisCoupon() throws Exception {
    bench.ledger().offer("STOP", USERS);
    var leaving = RunningRole.start("issue-api", bench.settings(Map.of()));

    try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < USERS; user++) {
        String name = "leaving-" + user;
        users.execute(() -> ask(leaving, name));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> !accepted.isEmpty());
      leaving.stop();
      users.shutdown();
      assertThat(users.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(bench.ledger().requestIds("STOP")).containsAll(accepted);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(bench.ledger().issued("STOP"))
                    .isEqualTo(bench.ledger().claims("STOP"))
                    .isGreaterThanOrEqualTo(accepted.size()));
    leaving.close();
  }

  private void ask(RunningRole role, String user) {
    try {
      var reply = role.ask(bench.tokens().of(user), "STOP");
      if (reply.status() == 202) {
        accepted.add(reply.field("requestId"));
      }
    } catch (UncheckedIOException e) {
      // The port is closed: this user was told nothing, so nothing is promised to him.
      assertThat(e).hasCauseInstanceOf(java.io.IOException.class);
    }
  }
}
