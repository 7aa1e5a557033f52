package dev.faultline.fault.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.fault.jvm.GcHistory.GcReading;
import dev.faultline.fault.watch.RoleMetrics;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GcHistoryTest {
  private static final double MEGABYTE = 1024 * 1024;
  private final GcHistory history = new GcHistory();

  @Test
  void whatControlAllocatedIsTakenOffTheFaultsRate() {
    history.looked(reading(0, 0, 0, 0));
    history.looked(reading(10, 2, 0.01, 100));
    history.faultStarts();
    history.looked(reading(20, 62, 2.01, 2200));

    assertThat(history.megabytesPerSecond()).isCloseTo(200, within(0.1));
    assertThat(history.pausedShare()).isCloseTo(0.2, within(0.001));
    assertThat(history.collections()).isEqualTo(60);
  }

  @Test
  void aFaultThatDoesNothingHasNoDose() {
    history.looked(reading(0, 0, 0, 0));
    history.looked(reading(10, 2, 0.01, 100));
    history.faultStarts();
    history.looked(reading(20, 4, 0.02, 200));

    assertThat(history.megabytesPerSecond()).isCloseTo(0, within(0.1));
    assertThat(history.pausedShare()).isLessThan(0.01);
  }

  @Test
  void theCollectorRestsWhenTwoReadingsAfterTheHealHardlyDiffer() {
    history.looked(reading(0, 0, 0, 0));
    history.faultStarts();
    history.looked(reading(10, 60, 2, 2000));
    history.faultEnds(Instant.ofEpochSecond(11));
    history.looked(reading(12, 62, 2.2, 2100));
    history.looked(reading(13, 63, 2.4, 2200));
    assertThat(history.rested()).isEmpty();

    history.looked(reading(14, 63, 2.4, 2200));
    assertThat(history.rested()).contains(Instant.ofEpochSecond(14));
  }

  @Test
  void whatAnEarlierProcessDidCountsToo() {
    history.looked(reading(0, 100, 1, 1000));
    history.looked(reading(10, 100, 1, 1000));
    history.faultStarts();
    history.looked(reading(20, 160, 3, 2000));
    history.looked(reading(25, 2, 0.1, 50));
    history.looked(reading(30, 10, 0.5, 500));

    assertThat(history.megabytesPerSecond()).isCloseTo(75, within(0.1));
    assertThat(history.pausedShare()).isCloseTo(2.5 / 20, within(0.001));
    assertThat(history.collections()).isEqualTo(70);
  }

  @Test
  void whatARoleTellsIsReadLineByLine() {
    RoleMetrics.Reading read =
        RoleMetrics.Reading.of(
            """
            # TYPE jvm_gc_pause_seconds summary
            jvm_gc_pause_seconds_count{action="end of minor GC",cause="Allocation Failure",gc="Copy"} 12
            jvm_gc_pause_seconds_count{action="end of major GC",cause="System.gc()",gc="MarkSweepCompact"} 2
            jvm_gc_memory_allocated_bytes_total 1.048576E6
            jvm_memory_usage_after_gc{area="heap",pool="long-lived"} 0.5
            coupon_outbox_pending NaN
            """);

    GcReading reading = GcWatch.reading(read);

    assertThat(reading.collections()).isEqualTo(12);
    assertThat(reading.allocatedBytes()).isEqualTo(MEGABYTE);
    assertThat(reading.oldShare()).isEqualTo(0.5);
  }

  private static GcReading reading(
      int second, double collections, double pausedSeconds, double megabytes) {
    return new GcReading(
        Instant.ofEpochSecond(second), collections, pausedSeconds, megabytes * MEGABYTE, 0.5);
  }
}
