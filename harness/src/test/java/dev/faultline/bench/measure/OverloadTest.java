package dev.faultline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bench.Latency;
import dev.faultline.bench.Step;
import dev.faultline.bench.measure.OpenUsers.Came;
import dev.faultline.bench.measure.OpenUsers.Heard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadTest {
  @Test
  void answersAreCountedByWhatTheyMeanAndOnlyTheServedAreTimed() {
    Heard heard =
        new Heard(
            List.of(
                new Came(202, 1_000_000, 0),
                new Came(200, 3_000_000, 2_000_000),
                new Came(503, 9_000_000, 0),
                new Came(500, 9_000_000, 0),
                new Came(0, 9_000_000, 0),
                new Came(409, 9_000_000, 0)),
            Duration.ofMillis(1500),
            Duration.ofMillis(500));

    Step step = Overload.step(6, Duration.ofSeconds(1), heard, 2, 0.25);

    assertThat(step)
        .isEqualTo(new Step(6, 1, 6, 2, 1, 2, 1, new Latency(2, 1, 3, 3, 3), 2, 0.5, 2, 0.75));
  }
}
