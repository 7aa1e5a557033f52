package dev.faultline.coupon.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final AcceptSettings SETTINGS =
      new AcceptSettings(
          6,
          2000,
          500,
          Duration.ofMillis(50),
          8,
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          false,
          null);

  private static final Pace.Size UNMEASURED = new Pace.Size(32, 2000);
  private static final Pace.Size FAST = new Pace.Size(500, 2000);

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(SETTINGS, nanos::get);

  @Test
  void aDatabaseThatNobodyMeasuredGetsASmallBatchAndNobodyIsTurnedAway() {
    assertThat(pace.size()).isEqualTo(UNMEASURED);
  }

  @Test
  void oneBatchShowsThatADatabaseIsFast() {
    wrote(32, Duration.ofMillis(3));

    assertThat(pace.size()).isEqualTo(FAST);
  }

  @Test
  void aSlowDatabaseGetsWhatItWritesInTimeAndAsManyMayWait() {
    for (int batch = 0; batch < 3; batch++) {
      wrote(20, Duration.ofMillis(100));
    }

    assertThat(pace.size()).isEqualTo(new Pace.Size(10, 10));
  }

  @Test
  void evenTheSlowestGetsTheLeastBatch() {
    for (int batch = 0; batch < 3; batch++) {
      wrote(8, Duration.ofSeconds(5));
    }

    assertThat(pace.size()).isEqualTo(new Pace.Size(8, 8));
  }

  @Test
  void twoSlowBatchesMayBePausesAndTurnNobodyAway() {
    wrote(20, Duration.ofSeconds(1));
    wrote(20, Duration.ofSeconds(1));

    assertThat(pace.size()).isEqualTo(UNMEASURED);
  }

  @Test
  void twoPausesOfFiveChangeNothing() {
    for (int batch = 0; batch < 3; batch++) {
      wrote(20, Duration.ofMillis(2));
    }
    wrote(20, Duration.ofSeconds(1));
    wrote(20, Duration.ofSeconds(1));

    assertThat(pace.size()).isEqualTo(FAST);
  }

  @Test
  void aDatabaseThatRecoversIsTrustedAfterThreeBatches() {
    for (int batch = 0; batch < 5; batch++) {
      wrote(8, Duration.ofSeconds(1));
    }
    for (int batch = 0; batch < 3; batch++) {
      wrote(8, Duration.ofNanos(400_000));
    }

    assertThat(pace.size()).isEqualTo(FAST);
  }

  @Test
  void aFarStoreIsNotSlow() {
    // The lock took as long as the insert: nothing is left beside the round trip.
    pace.wrote(10, Duration.ofMillis(-3).toNanos());

    assertThat(pace.size()).isEqualTo(FAST);
  }

  @Test
  void aFewClaimsTellNothing() {
    wrote(7, Duration.ofSeconds(1));

    assertThat(pace.size()).isEqualTo(UNMEASURED);
  }

  @Test
  void whatWasLongAgoIsForgotten() {
    for (int batch = 0; batch < 3; batch++) {
      wrote(20, Duration.ofMillis(100));
    }
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    wrote(1, Duration.ofMillis(1));

    assertThat(pace.size()).isEqualTo(UNMEASURED);
  }

  private void wrote(int claims, Duration took) {
    pace.wrote(claims, took.toNanos());
  }
}
