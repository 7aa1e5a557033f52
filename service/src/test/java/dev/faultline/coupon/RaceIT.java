package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RaceIT {

  private static final int THREADS = 200;
  private static final int UNITS = 1_000;
  private static final int USERS = 1_200;
  private static final int MAX_TRIES = 50;

  private final Bench bench = Bench.shared();

  /** User to the request id that was answered. */
  private final Map<String, String> accepted = new ConcurrentHashMap<>();

  private final AtomicInteger exhausted = new AtomicInteger();
  private final List<String> surprises = new ArrayList<>();

  @Test
  void twoHundredThreadsRacingForAThousandUnitsGetExactlyAThousand() throws Exception {
    bench.ledger().offer("RACE", UNITS);

    race();

    assertThat(surprises).isEmpty();
    assertThat(accepted).hasSize(UNITS);
    assertThat(exhausted).hasValue(USERS - UNITS);
    assertThat(bench.ledger().claimed("RACE")).isEqualTo(UNITS);
    assertThat(bench.ledger().requestIds("RACE"))
        .containsExactlyInAnyOrderElementsOf(accepted.values());
    assertRepetitionsAnswerWithTheFirstId();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(bench.ledger().issued("RACE")).isEqualTo(UNITS));
  }

  private void race() throws Exception {
    var start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      var runs =
          IntStream.range(0, THREADS)
              .mapToObj(number -> CompletableFuture.runAsync(() -> run(number, start), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(runs).get(120, TimeUnit.SECONDS);
    }
  }

  private void run(int number, CyclicBarrier start) {
    try {
      start.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    for (int user = number; user < USERS; user += THREADS) {
      note("racer-" + user, untilDecided("racer-" + user));
    }
  }

  /** Asks again when told to try later, as a client does; the answer is still the first one's. */
  private Reply untilDecided(String user) {
    Reply reply = bench.issueApi().ask(bench.tokens().of(user), "RACE");
    for (int tries = 0; tries < MAX_TRIES && reply.status() == 503; tries++) {
      reply = bench.issueApi().ask(bench.tokens().of(user), "RACE");
    }
    return reply;
  }

  private void note(String user, Reply reply) {
    if (reply.status() == 202 || reply.status() == 200) {
      accepted.put(user, reply.field("requestId"));
    } else if (reply.field("code").equals("COUPON_EXHAUSTED")) {
      exhausted.incrementAndGet();
    } else {
      synchronized (surprises) {
        surprises.add(user + ": " + reply.status() + " " + reply.text());
      }
    }
  }

  private void assertRepetitionsAnswerWithTheFirstId() {
    accepted.entrySet().stream()
        .limit(20)
        .forEach(
            first -> {
              Reply again = bench.issueApi().ask(bench.tokens().of(first.getKey()), "RACE");
              assertThat(again.status()).isEqualTo(200);
              assertThat(again.field("requestId")).isEqualTo(first.getValue());
              assertThat(again.field("duplicate")).isEqualTo("true");
            });
  }
}
