package dev.faultline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bench.Axis;
import dev.faultline.bench.Point;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchPlanTest {
  @Test
  void aPlanForOneAxisNeedsOnlyItsBeds() {
    assertThat(BenchPlan.full().only(Set.of(Axis.BROKERS)).needsService()).isFalse();
    assertThat(BenchPlan.full().only(Set.of(Axis.CLAIMS)).needsService()).isTrue();
    assertThat(BenchPlan.quick().has(Axis.WORKERS)).isFalse();
    assertThat(BenchPlan.full().axes()).containsExactlyInAnyOrder(Axis.values());
  }

  @Test
  void watchedAndUnwatchedBothComeFirstAndLast() {
    var watched = new Point.Watched(true);
    var unwatched = new Point.Watched(false);

    assertThat(BenchPlan.watched(1)).containsExactly(unwatched, watched, watched, unwatched);
    assertThat(BenchPlan.watched(2)).containsExactly(watched, unwatched, unwatched, watched);
  }
}
