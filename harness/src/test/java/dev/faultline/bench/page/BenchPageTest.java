package dev.faultline.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bench.Bar;
import dev.faultline.bench.BenchReport;
import dev.faultline.bench.BenchSystems;
import dev.faultline.bench.Line;
import dev.faultline.bench.Profile;
import dev.faultline.bench.Row.Work;
import dev.faultline.bench.Shot;
import dev.faultline.bench.Shots;
import dev.faultline.bench.Sizes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchPageTest {
  @Test
  void thePageHoldsEveryRowAndWhatEarlierRunsMeasured() {
    List<Shot> shots = Shots.of(BenchSystems.SERVICE, Work.EMPTY, 50.0, 4000, 4100, 4200);
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
        BenchText.lines(
            report("20260101-000000", Shots.of(BenchSystems.SERVICE, Work.ISSUED, 50.0, 4000)));

    assertThat(text)
        .anyMatch(line -> line.contains("issue-api-1: 1000 us of CPU per coupon"))
        .anyMatch(line -> line.matches(" +flusher +700 us +70%"))
        .noneMatch(line -> line.contains("sold-out"));
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
            Map.of(BenchSystems.SERVICE, Map.of("issue-api-1", 300L << 20)),
            Map.of(BenchSystems.SERVICE, new Sizes.PerCoupon(500, 200))),
        Bar.of(Line.of(shots), List.of()));
  }
}
