package dev.faultline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.run.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClimbTest {
  @Test
  void theKneeIsTheLastStepThatKeptUpBeforeOneThatDidNot() {
    Climb climb = climb(List.of(good(100), good(125), slow(156)), Optional.of(good(375)));

    assertThat(climb.knee()).map(Step::offeredPerSecond).contains(125.0);
    assertThat(climb.words()).isEqualTo("knee at 125/s");
  }

  @Test
  void withoutAStepThatFailsOrThatHoldsThereIsNoKnee() {
    assertThat(climb(List.of(good(100), good(125)), Optional.empty()).knee()).isEmpty();
    assertThat(climb(List.of(good(100), good(125)), Optional.empty()).words())
        .contains("the ramp ends too early");
    assertThat(climb(List.of(slow(100)), Optional.empty()).knee()).isEmpty();
    assertThat(climb(List.of(slow(100)), Optional.empty()).words()).contains("too much already");
  }

  @Test
  void aStepKeepsUpOnlyIfAlmostAllAreServedAndNothingFailsOrPilesUp() {
    assertThat(step(100, 200, 190, 0, 250, 0.5).keepsUp()).isTrue();
    assertThat(step(100, 200, 189, 0, 250, 0.5).keepsUp()).isFalse();
    assertThat(step(100, 200, 199, 1, 250, 0.5).keepsUp()).isFalse();
    assertThat(step(100, 200, 200, 0, 900, 0.5).keepsUp()).isTrue();
    assertThat(step(100, 200, 200, 0, 250, 0.6).keepsUp()).isFalse();
    assertThat(step(100, 0, 0, 0, 0, 0).keepsUp()).isFalse();
  }

  @Test
  void issuedASecondCountsWhatComesAfterTheLoad() {
    assertThat(step(100, 200, 200, 0, 10, 0.5).issuedPerSecond()).isEqualTo(80);
  }

  @Test
  void eachRateIsAQuarterMore() {
    assertThat(Climb.rates(100, 4)).containsExactly(100.0, 125.0, 156.0, 195.0);
  }

  @Test
  void promisedFiguresComeFromClimbsWithAKneeAlone() {
    Climb found =
        climb(
            List.of(step(100, 200, 200, 0, 50, 0), slow(125)),
            Optional.of(step(300, 150, 150, 3, 260, 0)));
    Climb without = climb(List.of(slow(100)), Optional.empty());

    assertThat(Bar.of(List.of(), List.of(found, without)))
        .extracting(Bar::value, Bar::reached)
        .containsExactly(tuple(0.75, false), tuple(260.0, false), tuple(3.0, false));
    assertThat(Bar.of(List.of(), List.of(without))).isEmpty();
  }

  @Test
  void whatIsKeptCanBeReadAgain() {
    Climb climb = climb(List.of(slow(100)), Optional.empty());

    assertThat(Json.LINE.readValue(Json.LINE.writeValueAsString(climb), Climb.class))
        .isEqualTo(climb);
  }

  private static Climb climb(List<Step> steps, Optional<Step> beyond) {
    return new Climb(BenchSystems.SERVICE, 1, steps, beyond);
  }

  private static Step good(double rate) {
    return step(rate, 200, 200, 0, 20, 0);
  }

  private static Step slow(double rate) {
    return step(rate, 200, 200, 0, 400, 0.7);
  }

  /** Of two seconds. */
  private static Step step(
      double rate, long sent, long served, long failed, double p99, double behind) {
    return new Step(
        rate,
        2,
        sent,
        served,
        sent - served,
        failed,
        0,
        new Latency(10, 8, 15, p99, 2 * p99),
        1,
        0.1,
        served,
        behind);
  }
}
