package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.FirstLeg;
import dev.faultline.run.Leg;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two legs of a scenario: the first shows the symptom, the last is judged and rests on it. */
class LegsTest {
  private static final String SYMPTOM =
      "symptom: [ { phase: fault, metric: p95, min-over-control: 200ms } ]\nbed:";

  @TempDir Path folder;

  /** The first leg: calls of the fault phase take a second. */
  private Judged first(Consumer<RunBuilder> change) {
    return Judged.with(
        folder,
        run -> {
          run.scenario =
              run.scenario
                  .replace("system: coupon", "legs: [ coupon, other ]")
                  .replace("bed:", SYMPTOM);
          run.leg = Optional.of(Leg.ofFirst());
          run.change(PhaseName.FAULT, call -> OtherCall.taking(call, 1000));
          change.accept(run);
        });
  }

  /** The last leg, after a first one that passed. */
  private Judged last(Consumer<RunBuilder> change) {
    return Judged.with(
        folder,
        run -> {
          run.scenario =
              run.scenario
                  .replace("system: coupon", "legs: [ other, coupon ]")
                  .replace("bed:", SYMPTOM);
          run.leg = Optional.of(Leg.after(proof("other", "PASS", 4711)));
          change.accept(run);
        });
  }

  private static FirstLeg proof(String system, String verdict, long seed) {
    DoseMeasured dose =
        new DoseMeasured(
            RunBuilder.HEALED, "kill-kafka-1", "away", "ms", 15_000, 15_200, 13_500, 40_000);
    return new FirstLeg(system, "s/broker-away@other/1", verdict, seed, "abc", List.of(dose));
  }

  @Test
  void the_first_leg_passes_when_the_symptom_is_shown_although_an_slo_breaks_by_it() {
    Judged judged = first(run -> {});

    judged.is(Verdict.PASS);
    assertThat(judged.check("symptom p95").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.check("p95").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.check("p95").gated()).isFalse();
    assertThat(judged.run().leg()).isEqualTo("first");
    assertThat(judged.run().title()).isEqualTo("broker-away@coupon");
  }

  @Test
  void a_first_leg_without_the_symptom_is_invalid() {
    first(run -> run.change(PhaseName.FAULT, call -> OtherCall.taking(call, 5)))
        .is(Verdict.INVALID, "symptom p95");
  }

  @Test
  void a_broken_invariant_of_the_first_leg_is_told_and_decides_nothing() {
    Judged judged = first(run -> run.forget(run.accepted(PhaseName.FAULT).requestId()));

    judged.is(Verdict.PASS);
    assertThat(judged.check("no-lost-acceptance").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.check("no-lost-acceptance").gated()).isFalse();
  }

  @Test
  void a_first_leg_whose_fault_did_not_bite_is_invalid() {
    first(run -> run.without(FaultConfirmed.class)).is(Verdict.INVALID, "fault-bit");
  }

  @Test
  void a_first_leg_that_nobody_noticed_fails() {
    first(run -> run.without(AlertFiring.class)).is(Verdict.FAIL, "alert-fires BrokerDown");
  }

  @Test
  void a_first_leg_on_another_system_than_the_scenario_says_is_invalid() {
    first(run -> run.scenario = run.scenario.replace("[ coupon, other ]", "[ other, coupon ]"))
        .is(Verdict.INVALID, "first-leg");
  }

  @Test
  void the_last_leg_is_judged_as_ever_and_expects_no_alert() {
    Judged judged = last(run -> run.without(AlertFiring.class));

    judged.is(Verdict.PASS);
    assertThat(judged.check("symptom p95").gated()).isFalse();
    last(run -> run.change(PhaseName.FAULT, call -> OtherCall.taking(call, 1000)))
        .is(Verdict.FAIL, "p95");
  }

  @Test
  void a_last_leg_rests_on_a_first_one_that_passed_with_the_same_draws_on_the_right_system() {
    for (FirstLeg wrong :
        List.of(
            proof("other", "INVALID", 4711),
            proof("other", "PASS", 1),
            proof("third", "PASS", 4711))) {
      last(run -> run.leg = Optional.of(Leg.after(wrong))).is(Verdict.INVALID, "first-leg");
    }
  }

  @Test
  void a_run_of_which_nothing_tells_the_leg_is_invalid() {
    last(run -> run.leg = Optional.empty()).is(Verdict.INVALID, "first-leg");
  }

  @Test
  void alone_it_is_judged_as_if_there_were_no_other() {
    last(run -> run.leg = Optional.of(Leg.alone())).is(Verdict.PASS);
  }

  @Test
  void a_fault_without_anything_to_strike_has_the_dose_of_the_first_leg() {
    last(LegsTest::nothingToStrike).is(Verdict.PASS);
  }

  @Test
  void without_a_first_leg_such_a_fault_proves_nothing() {
    Consumer<RunBuilder> alone =
        run -> {
          nothingToStrike(run);
          run.leg = Optional.of(Leg.alone());
        };
    last(alone).is(Verdict.INVALID, "fault-bit");
  }

  @Test
  void nor_does_it_when_the_first_leg_was_not_dosed_as_asked() {
    DoseMeasured little =
        new DoseMeasured(
            RunBuilder.HEALED, "kill-kafka-1", "away", "ms", 15_000, 1, 13_500, 40_000);
    FirstLeg first = new FirstLeg("other", "r", "PASS", 4711, "abc", List.of(little));
    Consumer<RunBuilder> change =
        run -> {
          nothingToStrike(run);
          run.leg = Optional.of(Leg.after(first));
        };
    last(change).is(Verdict.INVALID, "fault-bit");
  }

  @Test
  void errors_can_be_a_symptom_too() {
    first(
            run -> {
              run.scenario =
                  run.scenario.replace(
                      "metric: p95, min-over-control: 200ms", "metric: error-rate, min: 50%");
              run.change(
                  PhaseName.FAULT,
                  call -> OtherCall.with(call, Outcome.FAILED, 503, "LOCK_TIMEOUT"));
            })
        .is(Verdict.PASS);
  }

  private static void nothingToStrike(RunBuilder run) {
    run.without(FaultInjected.class);
    run.without(FaultConfirmed.class);
    run.without(HealStarted.class);
    run.without(HealConfirmed.class);
    run.without(DoseMeasured.class);
    run.timeline.add(
        new FaultWithoutGrip(
            RunBuilder.HEALED, RunBuilder.INJECTED, "kill-kafka-1", "kill", "cache.lock"));
    run.issued.replaceAll(
        row ->
            new IssuedRow(
                row.requestId(),
                row.coupon(),
                row.user(),
                row.issuedAt().isBefore(RunBuilder.HEALED)
                    ? row.issuedAt()
                    : row.issuedAt().plusMillis(1)));
  }
}
