package dev.faultline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.bench.Row.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void whatWrkSaidIsReadAndSilenceIsNoResult() throws IOException {
    Wrk.Result result =
        Wrk.result(
            "Running 3s test\nFAULTLINE 9000 3000000 5500 5000 9000 20000 31000 12 3\n",
            Duration.ofMillis(300));

    assertThat(result.perSecond()).isEqualTo(3000);
    assertThat(result.latency().meanMillis()).isEqualTo(5.5);
    assertThat(result.latency().p99Millis()).isEqualTo(20);
    assertThat(result.notGood()).isEqualTo(12);
    assertThat(result.broken()).isEqualTo(3);
    assertThatThrownBy(() -> Wrk.result("unable to connect", Duration.ZERO))
        .hasMessageContaining("unable to connect");
  }

  @Test
  void processorTimeOfWhatOnlyABedHasIsNotTheSystems() {
    Shot shot =
        shot(
            Bench.SERVICE,
            Work.ISSUED,
            1,
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
                    shots(Bench.SERVICE, Work.EMPTY, 50.0, 4000, 4100, 9000),
                    shots(Bench.SERVICE, Work.ISSUED, 350.0, 1000, 1025, 900),
                    shots(Bench.SERVICE, Work.REFUSED, 60.0, 3000, 3000, 3000),
                    shots(Bench.BASELINE, Work.ISSUED, 900.0, 100, 100, 100))
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

  @Test
  void thePageHoldsEveryRowAndWhatEarlierRunsMeasured() {
    List<Shot> shots = shots(Bench.SERVICE, Work.EMPTY, 50.0, 4000, 4100, 4200);
    BenchReport earlier = report("20260101-000000", shots);
    String page = BenchPage.html(report("20260102-000000", shots), List.of(earlier));

    assertThat(page)
        .contains("empty handler (answers)")
        .contains("4100 (4000-4200)")
        .contains("polyline")
        .hasSizeLessThan(100_000);
  }

  @Test
  void stagesAreToldWithTheirShareAndTriflesAreNot() {
    List<String> text =
        BenchText.lines(report("20260101-000000", shots(Bench.SERVICE, Work.ISSUED, 50.0, 4000)));

    assertThat(text)
        .anyMatch(line -> line.contains("issue-api-1: 1000 us of CPU per coupon"))
        .anyMatch(line -> line.matches(" +flusher +700 us +70%"))
        .noneMatch(line -> line.contains("sold-out"));
  }

  @Test
  void aStageIsTheNameOfItsThreadsWithoutTheirNumbers() {
    assertThat(Profiling.stage("flusher-3")).isEqualTo("flusher");
    assertThat(Profiling.stage("coupon-worker-0-C-1")).isEqualTo("coupon-worker-C");
    assertThat(Profiling.stage("")).isEqualTo("threads without a name");
  }

  private static BenchReport report(String start, List<Shot> shots) {
    return new BenchReport(
        start,
        "quick",
        new BenchReport.Machine(2, "a processor", 24_000, "6.1"),
        "abc",
        List.of("users"),
        shots,
        List.of(),
        List.of(
            new Profile(
                "issue-api-1",
                1000,
                List.of(new Profile.Stage("flusher", 700), new Profile.Stage("sold-out", 3)),
                "bench/flames-issue-api-1.html")),
        new Sizes(
            Map.of(Bench.SERVICE, Map.of("issue-api-1", 300L << 20)),
            Map.of(Bench.SERVICE, new Sizes.PerCoupon(500, 200))),
        Bar.of(Line.of(shots), List.of()));
  }

  private static List<Shot> shots(String system, Work work, double cpu, int... perSecond) {
    return Arrays.stream(perSecond)
        .mapToObj(rate -> shot(system, work, 1, rate, Map.of("issue-api-1", cpu)))
        .toList();
  }

  private static Shot shot(
      String system, Work work, int round, int perSecond, Map<String, Double> cpu) {
    return new Shot(
        system,
        work,
        new Point.Users(50),
        round,
        1,
        perSecond,
        new Latency(5, 4, 9, 20, 30),
        cpu,
        0.1,
        0.2,
        0);
  }
}
