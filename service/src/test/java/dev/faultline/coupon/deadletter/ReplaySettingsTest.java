package dev.faultline.coupon.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplaySettingsTest {

  private final ReplaySettings settings =
      new ReplaySettings(
          5,
          Duration.ofSeconds(30),
          8,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          200,
          Duration.ofMinutes(2),
          Duration.ofSeconds(1));

  @Test
  void thePauseDoublesWithJitterAndHasAnEnd() {
    var random = new Random(1);

    IntStream.rangeClosed(1, 40)
        .forEach(
            attempt -> {
              long full = Math.min(5_000L << Math.min(attempt - 1, 20), 300_000);
              assertThat(settings.backoff(attempt, random).toMillis()).isBetween(full / 2, full);
            });
  }

  @Test
  void twoLettersRarelyReturnTogether() {
    var random = new Random(2);

    assertThat(IntStream.range(0, 100).mapToObj(i -> settings.backoff(4, random)).distinct())
        .hasSizeGreaterThan(90);
  }
}
