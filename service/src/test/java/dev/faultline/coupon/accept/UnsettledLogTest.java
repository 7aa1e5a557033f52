package dev.faultline.coupon.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.problem.ProblemCode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class UnsettledLogTest {

  private final AtomicLong nanos = new AtomicLong();
  private final UnsettledLog log = new UnsettledLog(nanos::get);
  private final UnsettledException lost =
      new UnsettledException(
          ProblemCode.OUTCOME_UNKNOWN, new IllegalStateException("the connection is gone"));

  @Test
  void theFirstIsToldAtOnceAndTheOthersOfThatSecondTogether(CapturedOutput output) {
    log.tell("RUSH", 3, lost);
    log.tell("RUSH", 4, lost);
    log.tell("RUSH", 5, lost);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    log.tell("LATE", 6, lost);

    assertThat(output.getAll().lines().filter(line -> line.contains("not settled")))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("1 batches, 3 requests", "RUSH"),
            second ->
                assertThat(second)
                    .contains(
                        "3 batches, 15 requests",
                        "LATE",
                        "OUTCOME_UNKNOWN",
                        "the connection is gone"));
  }
}
