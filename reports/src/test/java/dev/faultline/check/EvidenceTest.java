package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealFailed;
import dev.faultline.run.TimelineEvent.LoadEnded;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.RequestsAnswered;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.run.TimelineEvent.SteadyCondition;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a run proves anything: load, bite, complete reads, phases, residue. */
class EvidenceTest {
  private static final Instant LATE = RunBuilder.START.plusSeconds(41);

  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void load_that_was_not_delivered_is_invalid() {
    Judged judged =
        judge(
            run -> {
              run.calls.removeIf(
                  call -> call.phase() == PhaseName.FAULT && call.outcome() == Outcome.REFUSED);
              delivered(run);
            });
    judged.is(Verdict.INVALID, "load-delivered");
  }

  @Test
  void calls_that_started_late_are_invalid() {
    judge(run -> run.change(PhaseName.CONTROL, call -> OtherCall.late(call, 400)))
        .is(Verdict.INVALID, "start-lag-p99");
  }

  @Test
  void a_generator_that_crashed_is_invalid() {
    judge(
            run -> {
              run.without(LoadEnded.class);
              run.timeline.add(
                  new LoadEnded(RunBuilder.RECOVERED, 1, run.calls.size(), 1, "out of memory"));
            })
        .is(Verdict.INVALID, "generator-sound");
  }

  @Test
  void a_call_that_the_generator_wrote_and_the_run_lacks_is_invalid() {
    judge(
            run -> {
              run.without(LoadEnded.class);
              run.timeline.add(
                  new LoadEnded(RunBuilder.RECOVERED, 0, run.calls.size() + 1L, 1, "told to stop"));
            })
        .is(Verdict.INVALID, "generator-sound");
  }

  @Test
  void a_fault_that_was_never_injected_is_invalid() {
    Judged judged =
        judge(
            run -> {
              run.without(FaultInjected.class);
              run.without(FaultConfirmed.class);
              run.without(DoseMeasured.class);
              run.without(HealConfirmed.class);
            });
    assertThat(judged.check("fault-bit").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("fault-felt").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("alert-fires BrokerDown").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("drained").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.run().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_fault_that_nobody_saw_bite_is_invalid() {
    judge(run -> run.without(FaultConfirmed.class)).is(Verdict.INVALID, "fault-bit");
  }

  @Test
  void a_dose_outside_its_tolerance_is_invalid() {
    judge(
            run -> {
              run.without(DoseMeasured.class);
              run.timeline.add(
                  new DoseMeasured(
                      RunBuilder.HEALED,
                      "kill-kafka-1",
                      "away",
                      "ms",
                      15_000,
                      900,
                      13_500,
                      40_000));
            })
        .is(Verdict.INVALID, "fault-bit");
  }

  @Test
  void a_fault_that_no_user_was_there_to_feel_is_invalid() {
    Judged judged =
        judge(
            run -> {
              run.calls.removeIf(call -> call.phase() == PhaseName.FAULT);
              delivered(run);
            });
    assertThat(judged.check("fault-felt").verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_heal_that_failed_is_an_error() {
    judge(
            run ->
                run.timeline.add(
                    new HealFailed(RunBuilder.HEALED, "kill-kafka-1", "container is gone")))
        .is(Verdict.ERROR, "heal-confirmed");
  }

  @Test
  void invalid_requests_that_were_all_refused_are_fine() {
    judge(run -> run.timeline.add(new RequestsAnswered(LATE, "surge", 1_000, Map.of())))
        .is(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 500, 0})
  void an_invalid_request_that_was_not_refused_fails(int status) {
    Map<Integer, Long> others = Map.of(status, 1L);
    judge(run -> run.timeline.add(new RequestsAnswered(LATE, "surge", 999, others)))
        .is(Verdict.FAIL, "invalid-refused");
  }

  @Test
  void invalid_requests_whose_answers_nobody_told_prove_nothing() {
    String surge = "kind: invalid-requests, target: issue-api-1, rate: 100/s";
    Judged judged =
        judge(run -> run.scenario = run.scenario.replace("kind: kill, target: kafka-1", surge));
    assertThat(judged.check("invalid-refused").verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_harness_that_broke_is_an_error() {
    judge(run -> run.timeline.add(new HarnessError(LATE, "reading stores", "connection refused")))
        .is(Verdict.ERROR, "harness-sound");
  }

  @Test
  void a_store_that_was_not_read_whole_is_invalid() {
    judge(run -> run.proofs.set(0, new ReadProof("claims", 100, 99, "count(*)")))
        .is(Verdict.INVALID, "read-complete");
  }

  @Test
  void a_store_without_any_proof_is_invalid() {
    judge(run -> run.proofs.removeIf(proof -> proof.store().equals("issued")))
        .is(Verdict.INVALID, "read-complete");
  }

  @Test
  void a_system_that_was_not_steady_is_invalid() {
    judge(run -> run.timeline.add(new SteadyCondition(RunBuilder.START, "fsync", false, "off")))
        .is(Verdict.INVALID, "steady-held");
  }

  @Test
  void a_steady_state_that_nobody_looked_at_is_invalid() {
    judge(run -> run.without(SteadyCondition.class)).is(Verdict.INVALID, "steady-held");
  }

  @Test
  void a_phase_that_never_ended_is_invalid() {
    judge(
            run ->
                run.timeline.removeIf(
                    event -> event instanceof PhaseEnded end && end.phase() == PhaseName.RESIDUE))
        .is(Verdict.INVALID, "phases-complete");
  }

  @Test
  void a_drain_that_only_the_deadline_ended_fails() {
    judge(
            run -> {
              run.timeline.removeIf(
                  event -> event instanceof PhaseEnded end && end.phase() == PhaseName.DRAIN);
              run.timeline.add(
                  new PhaseEnded(
                      RunBuilder.START.plusSeconds(40), PhaseName.DRAIN, false, "deadline"));
            })
        .is(Verdict.FAIL, "drain-finished");
  }

  @Test
  void what_the_harness_left_behind_is_its_error() {
    judge(run -> run.timeline.add(new ResidueChecked(LATE, "no toxic", false, "latency")))
        .is(Verdict.ERROR, "harness-cleaned-up");
  }

  @Test
  void a_system_that_did_not_settle_fails() {
    judge(run -> run.timeline.add(new ResidueChecked(LATE, "consumer lag 0", false, "412")))
        .is(Verdict.FAIL, "residue-gone");
  }

  @Test
  void residue_that_nobody_looked_for_is_invalid() {
    judge(run -> run.without(ResidueChecked.class)).is(Verdict.INVALID, "residue-gone");
  }

  @Test
  void a_run_in_which_nothing_was_accepted_is_invalid() {
    Judged judged =
        judge(
            run -> {
              run.calls.replaceAll(
                  call -> OtherCall.with(call, Outcome.FAILED, 0, "connection refused"));
              run.claims.clear();
              run.issued.clear();
              run.log.clear();
              run.cache.clear();
              run.recount();
            });
    assertThat(judged.check("calls-accepted").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("no-lost-acceptance").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("p95").verdict()).isEqualTo(Verdict.INVALID);
  }

  private static void delivered(RunBuilder run) {
    run.without(LoadEnded.class);
    run.timeline.add(new LoadEnded(RunBuilder.RECOVERED, 0, run.calls.size(), 1, "told to stop"));
  }
}
