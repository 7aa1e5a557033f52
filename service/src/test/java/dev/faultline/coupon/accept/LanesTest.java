package dev.faultline.coupon.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lane whose commits take until the test lets them through. */
final class LanesTest {
  private final Pace pace =
      new Pace(
          new AcceptSettings(
              1,
              100,
              500,
              Duration.ofMillis(50),
              8,
              Duration.ofSeconds(1),
              Duration.ofSeconds(8),
              false,
              null),
          System::nanoTime);
  private final CountDownLatch commit = new CountDownLatch(1);
  private final Lanes lanes = new Lanes(1, 100, pace, this::flush);

  @BeforeEach
  void start() {
    lanes.start();
  }

  @AfterEach
  void stop() {
    commit.countDown();
    lanes.stop();
  }

  @Test
  void whileTheDatabaseIsSlowNoMoreWaitThanItsNextCommitTakes() {
    theDatabaseIsSlow();
    ClaimRequest first = offered();
    await().atMost(Duration.ofSeconds(10)).until(() -> lanes.waiting(first.couponCode()) == 0);

    List<ClaimRequest> waiting = IntStream.range(0, 8).mapToObj(number -> offered()).toList();
    boolean ninth = lanes.offer(request());
    commit.countDown();

    assertThat(ninth).isFalse();
    assertThat(waiting)
        .allSatisfy(request -> assertThat(answer(request)).isInstanceOf(Answer.Accepted.class));
  }

  @Test
  void whoCameBeforeItWasKnownToBeSlowIsTurnedAwayTheLastFirst() {
    ClaimRequest first = offered();
    await().atMost(Duration.ofSeconds(10)).until(() -> lanes.waiting(first.couponCode()) == 0);
    List<ClaimRequest> waiting = IntStream.range(0, 20).mapToObj(number -> offered()).toList();
    theDatabaseIsSlow();
    commit.countDown();

    assertThat(waiting.subList(0, 16))
        .allSatisfy(request -> assertThat(answer(request)).isInstanceOf(Answer.Accepted.class));
    assertThat(waiting.subList(16, 20))
        .allSatisfy(
            request ->
                assertThat(answer(request)).isEqualTo(new Answer.Refused(ProblemCode.OVERLOADED)));
  }

  private void theDatabaseIsSlow() {
    IntStream.range(0, 3).forEach(batch -> pace.wrote(8, Duration.ofSeconds(1).toNanos()));
  }

  private void flush(List<ClaimRequest> batch) {
    try {
      assertThat(commit.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    batch.forEach(request -> request.answer().complete(new Answer.Accepted(request.requestId())));
  }

  private ClaimRequest offered() {
    ClaimRequest request = request();
    assertThat(lanes.offer(request)).isTrue();
    return request;
  }

  private static ClaimRequest request() {
    return new ClaimRequest(
        "RUSH", "user", UUID.randomUUID(), System.nanoTime(), new CompletableFuture<>());
  }

  private static Answer answer(ClaimRequest request) {
    return request.answer().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
