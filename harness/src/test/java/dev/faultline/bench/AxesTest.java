package dev.faultline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.bench.Row.Work;
import dev.faultline.bench.Sizes.PerCoupon;
import dev.faultline.bench.Sizes.Stored;
import dev.faultline.run.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void anAxisIsAskedForByItsWord() {
    assertThat(Axis.named("workers")).contains(Axis.WORKERS);
    assertThat(Axis.named("Workers")).isEmpty();
    assertThat(Axis.words())
        .containsExactly(
            "users",
            "overload",
            "coupons",
            "workers",
            "claims",
            "brokers",
            "watched",
            "gatling",
            "baseline");
  }

  @Test
  void percentilesAreTimesThatSomebodyWaited() {
    long[] nanos = new long[100];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (100 - i) * 1_000_000L;
    }

    assertThat(Latency.of(nanos)).isEqualTo(new Latency(50.5, 50, 95, 99, 100));
    assertThat(Latency.of(new long[] {7_000_000})).isEqualTo(new Latency(7, 7, 7, 7, 7));
    assertThat(Latency.of(new long[0])).isEqualTo(Latency.NONE);
  }

  @Test
  void aCurveIsHeldAgainstItsFirstPlaceHoweverTheTurnsWere() {
    List<Line> lines =
        Line.of(
            List.of(
                shot(new Point.Workers(4), 300, 90),
                shot(new Point.Workers(1), 100, 60),
                shot(new Point.Coupons(1), 100, 60)));

    assertThat(Curve.of(lines)).hasSize(1);
    assertThat(Curve.of(lines).getFirst().places())
        .extracting(it -> it.line().point().words(), Curve.Place::timesRate, Curve.Place::timesCpu)
        .containsExactly(tuple("1 worker", 1.0, 1.0), tuple("4 workers", 3.0, 1.5));
  }

  @Test
  void aFullTableIsHeldAgainstThePlainRowOfTheSameRun() {
    List<Line> lines =
        Line.of(
            List.of(
                shot(new Point.Users(50), 200, 50), shot(new Point.Claims(1_000_000), 100, 100)));

    assertThat(Curve.of(lines).getFirst().places())
        .extracting(it -> it.line().point().words(), Curve.Place::timesRate)
        .containsExactly(tuple("50 users", 1.0), tuple("1,000,000 claims", 0.5));
  }

  @Test
  void bytesAreSharedAmongTheClaimsThatAreNew() {
    assertThat(new Stored(1500, 900, 20).perCouponSince(new Stored(500, 400, 10)))
        .contains(new PerCoupon(100, 50));
    assertThat(new Stored(1500, 900, 10).perCouponSince(new Stored(500, 400, 10))).isEmpty();
  }

  @Test
  void aShotCanBeReadAgain() {
    Shot shot = shot(new Point.Claims(10_000), 5, 7);

    String kept = Json.LINE.writeValueAsString(shot);

    assertThat(kept).contains("\"axis\":\"claims\"");
    assertThat(Json.LINE.readValue(kept, Shot.class)).isEqualTo(shot);
  }

  private static Shot shot(Point point, long perSecond, double cpu) {
    return Shots.of(
        BenchSystems.SERVICE, Work.ISSUED, point, perSecond, Map.of("issue-api-1", cpu));
  }
}
