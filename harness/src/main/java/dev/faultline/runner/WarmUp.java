package dev.faultline.runner;

import dev.faultline.stores.SystemApi;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Lets cold machines compile before the load arrives. It waits for its answers, so that it cannot
 * drown a system that is still slow; an open load on cold machines builds a backlog that takes
 * longer to go than the compiling (measured: half a minute of time-outs).
 */
final class WarmUp {
  private static final int AT_ONCE = 8;
  private static final int ROUND = 100;
  private static final Duration WARM_P95 = Duration.ofMillis(200);
  private static final Duration ROUND_AT_MOST = Duration.ofSeconds(10);
  private static final Duration AT_MOST = Duration.ofSeconds(45);

  private final Scene scene;
  private final String coupon;
  private final AtomicLong asked = new AtomicLong();

  WarmUp(Scene scene, String coupon) {
    this.scene = scene;
    this.coupon = coupon;
  }

  /**
   * What came of it.
   *
   * @param p95 of the last round
   */
  record Result(boolean warm, Duration p95, long requests) {
    @Override
    public String toString() {
      return "p95 %d ms after %d requests".formatted(p95.toMillis(), requests);
    }
  }

  /** Asks in rounds until a round is fast, or the time is over. */
  Result run() {
    Duration[] last = {AT_MOST};
    boolean warm =
        scene
            .await()
            .until(
                () -> {
                  last[0] = p95OfARound();
                  return last[0].compareTo(WARM_P95) <= 0;
                },
                AT_MOST,
                Duration.ofMillis(1));
    return new Result(warm, last[0], asked.get());
  }

  private Duration p95OfARound() {
    Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicLong left = new AtomicLong(ROUND);
    long deadlineNanos = System.nanoTime() + ROUND_AT_MOST.toNanos();
    try (ExecutorService askers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (int i = 0; i < AT_ONCE; i++) {
        askers.execute(
            () -> {
              while (left.getAndDecrement() > 0 && System.nanoTime() < deadlineNanos) {
                nanos.add(ask());
              }
            });
      }
    }
    // What was never asked, because the others took the time, was not fast either.
    int cold = ROUND - nanos.size();
    return LongStream.concat(
            nanos.stream().mapToLong(Long::longValue),
            LongStream.generate(AT_MOST::toNanos).limit(cold))
        .sorted()
        .skip(ROUND * 95L / 100)
        .mapToObj(Duration::ofNanos)
        .findFirst()
        .orElse(AT_MOST);
  }

  /** Nanoseconds until an answer; none, or a failure, counts as not warm. */
  private long ask() {
    long start = System.nanoTime();
    SystemApi.Answer answer =
        scene.api().issue(coupon, "warm-" + scene.runId() + "-" + asked.incrementAndGet());
    return switch (scene.answers().outcome(answer.status(), answer.code())) {
      case ACCEPTED, ALREADY_YOURS, REFUSED -> System.nanoTime() - start;
      case FAILED, UNKNOWN -> AT_MOST.toNanos();
    };
  }
}
