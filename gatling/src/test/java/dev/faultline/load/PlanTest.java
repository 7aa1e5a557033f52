package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final long BEGIN = 1_700_000_000_000_000L;
  private static final long RUN_IN = 1_200_000;

  @Test
  void zeroIsTheBeginOfTheScheduleWhateverTheFirstStartsLag() {
    Plan plan = new Plan(200, Duration.ofSeconds(10));
    plan.ranIn(1, BEGIN - 900_000);
    plan.ranIn(4, BEGIN + 30_000);
    plan.ranIn(5, BEGIN + 50_000 + 7_000);
    plan.ranIn(6, BEGIN + 100_000 + 300);
    plan.ranIn(7, BEGIN + 150_000 + 9_000);

    assertThat(plan.zeroMicros()).isEqualTo(BEGIN + 300 + RUN_IN);
  }

  @Test
  void arrivalsAreEvenlySpacedFromZero() {
    Plan plan = begun(new Plan(200, Duration.ofSeconds(10)));
    long zero = plan.zeroMicros();

    assertThat(plan.intendedMicros(0)).isEqualTo(zero);
    assertThat(plan.intendedMicros(1)).isEqualTo(zero + 5_000);
    assertThat(plan.intendedMicros(1000)).isEqualTo(zero + 5_000_000);
  }

  @Test
  void theUserNumberTellsTheArrival() {
    Plan plan = new Plan(200, Duration.ofSeconds(10));

    assertThat(plan.runsIn(27)).isTrue();
    assertThat(plan.runsIn(28)).isFalse();
    assertThat(plan.arrival(28)).isZero();
    assertThat(plan.arrival(1028)).isEqualTo(1000);
  }

  @Test
  void whatWasPlannedUntilAMomentIsCounted() {
    Plan plan = new Plan(30, Duration.ofSeconds(10));
    assertThat(plan.plannedBefore(BEGIN)).isZero();
    long zero = begun(plan).zeroMicros();

    assertThat(plan.plannedBefore(zero)).isZero();
    assertThat(plan.plannedBefore(zero + 1)).isEqualTo(1);
    assertThat(plan.plannedBefore(zero + 1_000_000)).isEqualTo(30);
    assertThat(plan.plannedBefore(zero + 1_000_001)).isEqualTo(31);
  }

  @Test
  void onlyRatesThatAreNotWholeNeedAPause() {
    assertThat(new Plan(200, Duration.ofSeconds(10)).unevenInGatling()).isFalse();
    assertThat(new Plan(1.5, Duration.ofSeconds(10)).unevenInGatling()).isTrue();
  }

  @Test
  void thoseBesideTheLoadHaveTurnsOfTheirOwnAndTakeNobodysPlace() {
    Plan plan = begun(new Plan(60, 200, Duration.ofSeconds(10)));
    List<Long> arrivals = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    for (long user = 28; user < 28 + 2600; user++) {
      long turnMicros = plan.zeroMicros() + Math.round((user - 28) * 1e6 / 260);
      if (plan.isBeside(user)) {
        beside.add(plan.beside(user));
        assertThat(plan.besideMicros(plan.beside(user))).isGreaterThanOrEqualTo(turnMicros);
      } else {
        arrivals.add(plan.arrival(user));
        assertThat(plan.intendedMicros(plan.arrival(user))).isGreaterThanOrEqualTo(turnMicros - 1);
      }
    }

    assertThat(arrivals).isEqualTo(LongStream.range(0, 600).boxed().toList());
    assertThat(beside).isEqualTo(LongStream.range(0, 2000).boxed().toList());
  }

  @Test
  void theFirstBesideTheLoadFromAMomentOnIsFound() {
    Plan plan = begun(new Plan(60, 200, Duration.ofSeconds(10)));

    assertThat(plan.besideFrom(plan.zeroMicros())).isZero();
    assertThat(plan.besideFrom(plan.besideMicros(70))).isEqualTo(70);
    assertThat(plan.besideFrom(plan.besideMicros(70) + 1)).isEqualTo(71);
  }

  private static Plan begun(Plan plan) {
    plan.ranIn(4, BEGIN);
    return plan;
  }
}
