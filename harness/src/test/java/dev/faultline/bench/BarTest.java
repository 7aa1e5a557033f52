package dev.faultline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.bench.Row.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarTest {
  @Test
  void processorTimeOfWhatOnlyABedHasIsNotTheSystems() {
    Shot shot =
        Shots.of(
            BenchSystems.SERVICE,
            Work.ISSUED,
            new Point.Users(50),
            1000,
            Map.of(
                "issue-api-1", 100.0,
                "worker-1", 30.0,
                "postgres", 40.0,
                "kafka-1", 20.0,
                "redis", 5.0,
                "postgres-exporter", 7.0,
                "toxiproxy", 50.0,
                "prometheus", 9.0));

    assertThat(shot.systemCpuMicros()).isEqualTo(195);
  }

  @Test
  void barsCompareMediansAndSayWhichWereMissed() {
    List<Line> lines =
        Line.of(
            Stream.of(
                    Shots.of(BenchSystems.SERVICE, Work.EMPTY, 50.0, 4000, 4100, 9000),
                    Shots.of(BenchSystems.SERVICE, Work.ISSUED, 350.0, 1000, 1025, 900),
                    Shots.of(BenchSystems.SERVICE, Work.REFUSED, 60.0, 3000, 3000, 3000),
                    Shots.of(BenchSystems.BASELINE, Work.ISSUED, 900.0, 100, 100, 100))
                .flatMap(List::stream)
                .toList());

    assertThat(Bar.of(lines, List.of()))
        .extracting(Bar::name, bar -> Math.round(bar.value() * 100) / 100.0, Bar::reached)
        .contains(
            tuple("CPU per issued coupon, times an empty answer's, 50 users", 7.0, false),
            tuple("issued/s, share of empty answers/s, 50 users", 0.24, true),
            tuple("refusals/s, share of empty answers/s, 50 users", 0.73, true),
            tuple("issued/s, times baseline's", 10.0, true));
  }

  @Test
  void aSpreadIsTheMedianAndItsEnds() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3, 3));
    assertThat(Spread.of(List.of(4.0, 2.0)).median()).isEqualTo(3);
    assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("nothing");
  }
}
